declare const signedIn: unique symbol;

/**
 * Proof that a person signed in. Only resuming a session makes one, and only a verified authentication with an allowing
 * decision starts a session.
 */
export interface SignedIn {
  readonly [signedIn]: true;
  readonly accountId: string;
  readonly credentialId: string;
  readonly authenticatedAt: Date;
  /** Which session in the store this is. */
  readonly sessionIdHash: string;
}
