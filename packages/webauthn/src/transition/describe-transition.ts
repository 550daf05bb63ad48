import type { VerifiedAuthentication } from "../authentication/verified-authentication.js";
import type { CredentialRecord } from "../credential-record.js";

/** What an authentication showed to have happened to a credential since the last one. */
export type CredentialEvent =
  /** It has been copied to where the user's other devices get it: a good time to offer to remove a password. */
  | { readonly type: "backup-started" }
  /** It is on one device only now: a good time to offer to enrol a second credential. */
  | { readonly type: "backup-ended" }
  /**
   * The authenticator verified its user for the first time. The record still says that it never did: set `uvInitialized` when
   * another factor has told that it is the same person, as whoever holds the device may have set up its first PIN.
   */
  | { readonly type: "user-verification-started" }
  /**
   * The counter did not go up: perhaps the key was copied, perhaps two answers overtook each other.
   * Worth a look of somebody who sees other signs too.
   */
  | { readonly type: "sign-count-regressed"; readonly stored: number; readonly received: number };

/** What becomes of a credential's record. */
export interface CredentialTransition {
  /** What to store. The counter is that of before when it regressed: whoever has a copy must not set it. */
  readonly credential: CredentialRecord;
  readonly events: readonly CredentialEvent[];
}

/**
 * Says what an authentication changes in the record of its credential, and what happened to it.
 *
 * Store the result only when the user is let in. Two authentications at once: write where the stored counter is still that
 * of `previous`, and read again otherwise.
 *
 * @param previous - the record with which the authentication was verified.
 * @throws TypeError when it is that of another credential.
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-verifying-assertion | WebAuthn Level 3 §7.2 steps 22 and 24}
 */
export function describeTransition(previous: CredentialRecord, proof: VerifiedAuthentication): CredentialTransition {
  if (proof.credentialId !== previous.id) throw new TypeError("previous must be the record that was used");
  const { backupState, signCountRegressed } = proof;
  const signCount = signCountRegressed ? previous.signCount : proof.signCount;
  return {
    credential: { ...previous, backupState, signCount },
    events: [
      ...backupEvents(previous, proof),
      ...userVerificationEvents(previous, proof),
      ...signCountEvents(previous, proof),
    ],
  };
}

function backupEvents(previous: CredentialRecord, { backupState }: VerifiedAuthentication): readonly CredentialEvent[] {
  if (previous.backupState === backupState) return [];
  return [{ type: backupState ? "backup-started" : "backup-ended" }];
}

function userVerificationEvents(
  { uvInitialized }: CredentialRecord,
  { userVerified }: VerifiedAuthentication,
): readonly CredentialEvent[] {
  return userVerified && !uvInitialized ? [{ type: "user-verification-started" }] : [];
}

function signCountEvents(previous: CredentialRecord, proof: VerifiedAuthentication): readonly CredentialEvent[] {
  if (!proof.signCountRegressed) return [];
  return [{ type: "sign-count-regressed", stored: previous.signCount, received: proof.signCount }];
}
