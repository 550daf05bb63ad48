declare const verified: unique symbol;

/**
 * Proof that a user holds a credential and was verified by its authenticator. Only {@link verifyAuthentication} makes
 * one.
 */
export interface VerifiedAuthentication {
  readonly [verified]: true;
  /** Whose credential it is, by the record and by the authenticator. Read the user from here, never from the request. */
  readonly userHandle: Uint8Array;
  readonly credentialId: string;
  /** What to store, unless `signCountRegressed` keeps the application from it. */
  readonly signCount: number;
  /**
   * The counter did not go up although the authenticator counts. A signal, not a verdict: perhaps the key was copied,
   * perhaps two answers overtook each other. Step 22 leaves it to policy.
   */
  readonly signCountRegressed: boolean;
  /** Whether the credential is backed up now; to store. */
  readonly backupState: boolean;
}
