import type { AttestationPolicy } from "../attestation/attestation-policy.js";
import type { CredentialPolicy } from "../ceremony/expected-ceremony.js";
import type { AssuranceReason } from "./assurance.js";

/**
 * Which credentials to take, by what is known about them.
 *
 * - `passkey`: every one whose authenticator says that it verified its user.
 * - `deviceBound`: of these, those that say that they cannot be copied. A claim.
 * - `attestedDeviceBound`: of these, those of attested models that are on a list and are not known to be compromised.
 */
export type CredentialPreset = "passkey" | "deviceBound" | "attestedDeviceBound";

/** What a preset means, in the ceremony and after it. */
export interface CredentialPresetMeaning {
  /** `policy` of what is expected of both ceremonies. */
  readonly ceremony: CredentialPolicy;
  /** `attestation.trust` of what is expected of a registration. */
  readonly attestationTrust: AttestationPolicy["trust"];
  /** All that an assurance may have as reasons: one that is not here is refused. */
  readonly accepts: readonly AssuranceReason[];
}

const deviceBoundReasons: readonly AssuranceReason[] = [
  "not-backup-eligible",
  "attestation-absent",
  "attestation-untrusted",
  "attestation-trusted",
  "model-status-missing",
  "model-status-clean",
  "model-status-unrecognised",
  "attestation-key-compromised",
  "key-protection-software",
  "key-protection-unclear",
];

/** What each {@link CredentialPreset} means. None takes a model whose keys or whose user verification are compromised. */
export const credentialPresets: Readonly<Record<CredentialPreset, CredentialPresetMeaning>> = {
  passkey: {
    ceremony: "passkey",
    attestationTrust: "optional",
    accepts: ["backup-eligible", "backup-eligibility-not-stated", ...deviceBoundReasons],
  },
  deviceBound: {
    ceremony: "deviceBound",
    attestationTrust: "optional",
    accepts: deviceBoundReasons,
  },
  attestedDeviceBound: {
    ceremony: "deviceBound",
    attestationTrust: "required",
    accepts: ["not-backup-eligible", "attestation-trusted", "model-status-clean", "model-status-unrecognised"],
  },
};
