import type { CredentialPreset } from "../assurance/credential-presets.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import type { UserVerificationRequirement } from "../request/stored-request.js";
import { sha256 } from "../sha256.js";
import type { AuthenticatorData } from "./authenticator-data.js";

/** The authenticator worked for this relying party and no other. */
export function checkRpIdHash(authData: AuthenticatorData, rpId: string): void {
  if (!equalBytes(authData.rpIdHash, sha256(new TextEncoder().encode(rpId)))) {
    throw new WebAuthnError("rp-id-hash-mismatch", "The authenticator answered for another relying party.");
  }
}

/** Somebody touched the authenticator; nobody has to where the client may make a passkey without asking. */
export function checkUserPresence(authData: AuthenticatorData, mediation?: "conditional"): void {
  if (!authData.userPresent && mediation !== "conditional") {
    throw new WebAuthnError("user-presence-missing", "Nobody touched the authenticator.");
  }
}

/** The authenticator knew who touched it, by biometrics or a PIN: there is no password beside it. */
export function checkUserVerification(authData: AuthenticatorData, requirement: UserVerificationRequirement): void {
  const isOptional = requirement === "preferred" || requirement === "discouraged";
  if (!authData.userVerified && !isOptional) {
    throw new WebAuthnError("user-verification-missing", "The user was not verified.");
  }
}

/** A credential that cannot be backed up is not backed up. */
export function checkBackupFlags(authData: AuthenticatorData): void {
  if (authData.backupState && !authData.backupEligible) {
    throw new WebAuthnError("backup-flags-inconsistent", "The credential is backed up but not eligible for it.");
  }
}

/** A device-bound credential never leaves its authenticator. BE is the authenticator's word: see `attestation.trusted`. */
export function checkBackupEligibility(authData: AuthenticatorData, policy: CredentialPreset): void {
  if (policy !== "passkey" && authData.backupEligible) {
    throw new WebAuthnError("backup-eligible-refused", "The credential can be copied to other devices.");
  }
}
