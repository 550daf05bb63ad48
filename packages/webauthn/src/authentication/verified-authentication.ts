import type { AuthenticationExtensionResults } from "../extensions/authentication-extensions.js";

declare const verified: unique symbol;

/**
 * Proof that a user holds a credential. Only {@link verifyAuthentication} makes one.
 */
export interface VerifiedAuthentication {
  readonly [verified]: true;
  /** Whose credential it is, by the record and by the authenticator. Read the user from here, never from the request. */
  readonly userHandle: Uint8Array;
  readonly credentialId: string;
  /** Whether the authenticator verified its user. Always, unless the request was begun with `insecureUserVerification`. */
  readonly userVerified: boolean;
  /** What to store, unless `signCountRegressed` keeps the application from it. */
  readonly signCount: number;
  /**
   * The counter did not go up although the authenticator counts. A signal, not a verdict: perhaps the key was copied,
   * perhaps two answers overtook each other. Step 22 leaves it to policy.
   */
  readonly signCountRegressed: boolean;
  /** Whether the credential is backed up now; to store. */
  readonly backupState: boolean;
  readonly extensions: AuthenticationExtensionResults;
}
