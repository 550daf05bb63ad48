import type { AssuranceReason } from "./assurance.js";

/**
 * Which credentials to take, by what is known about them. Both ceremonies hold to it as far as an answer tells;
 * {@link decideCredential} then to the rest: metadata, and which models are on a list.
 *
 * - `passkey`: every one whose authenticator says that it verified its user.
 * - `deviceBound`: of these, those that say that they cannot be copied. A claim.
 * - `attestedDeviceBound`: of these, those of attested models that are on a list and are not known to be compromised.
 */
export type CredentialPreset = "passkey" | "deviceBound" | "attestedDeviceBound";

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

/**
 * What each {@link CredentialPreset} accepts: all that an assurance may have as reasons, so that one which is not here is
 * refused. None takes a model whose keys or whose user verification are compromised.
 */
export const credentialPresets: Readonly<Record<CredentialPreset, readonly AssuranceReason[]>> = {
  passkey: ["backup-eligible", "backup-eligibility-not-stated", ...deviceBoundReasons],
  deviceBound: deviceBoundReasons,
  attestedDeviceBound: [
    "not-backup-eligible",
    "attestation-trusted",
    "model-status-clean",
    "model-status-unrecognised",
  ],
};
