declare const signedIn: unique symbol;

/**
 * Proof that a person signed in: made when a session starts, from a verified authentication and an allowing decision,
 * and when a session is resumed. Nothing else makes one.
 */
export interface SignedIn {
  readonly [signedIn]: true;
  readonly accountId: string;
  readonly credentialId: string;
  readonly authenticatedAt: Date;
  /** Which session in the store this is. */
  readonly sessionIdHash: string;
}
