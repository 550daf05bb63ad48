import type {
  Assurance,
  AssuranceEvidence,
  AssuranceLevel,
  AssuranceReason,
  AssuranceSubject,
  UserVerificationAssurance,
} from "./assurance.js";
import { attestedModelReasons, claimedModelReasons } from "./model-reasons.js";

/**
 * Says what is known about the authenticator of a credential, and what is only claimed.
 *
 * Takes the record of a verified registration, now or later: an attestation made then goes on saying where the key was
 * made. What metadata say about the model can change, so pass today's.
 *
 * @throws TypeError when `evidence.model` is another model than that of the record.
 */
export function assessAssurance(credential: AssuranceSubject, evidence: AssuranceEvidence): Assurance {
  const { model, userVerified } = evidence;
  if (model !== undefined && model.aaguid.toLowerCase() !== credential.aaguid) {
    throw new TypeError("model must be that of the credential");
  }
  const attestation = attestationReason(credential);
  const reasons: readonly AssuranceReason[] = [
    backupReason(credential),
    attestation,
    ...(attestation === "attestation-trusted" ? attestedModelReasons(model) : claimedModelReasons(model)),
    ...(userVerified ? [] : (["user-verification-absent"] as const)),
  ];
  const level = assuranceLevel(reasons);
  return { credentialId: credential.id, level, userVerification: userVerification(level, reasons), reasons };
}

/** U2F knows no flag BE, so that its absence says nothing. */
function backupReason({ attestationFormat, backupEligible }: AssuranceSubject): AssuranceReason {
  if (backupEligible === true) return "backup-eligible";
  const isStated = backupEligible !== undefined && attestationFormat !== "fido-u2f";
  return isStated ? "not-backup-eligible" : "backup-eligibility-not-stated";
}

/** `none` attests nothing, whatever else a record says. */
function attestationReason({ attestationFormat, attestationTrusted }: AssuranceSubject): AssuranceReason {
  if (attestationFormat === "none") return "attestation-absent";
  return attestationTrusted ? "attestation-trusted" : "attestation-untrusted";
}

function assuranceLevel(reasons: readonly AssuranceReason[]): AssuranceLevel {
  if (reasons.includes("backup-eligible")) return "syncable";
  if (reasons.some((reason) => worthless.includes(reason))) return "unknown";
  const isAttested = reasons.includes("attestation-trusted") && !reasons.some((reason) => unattested.includes(reason));
  if (isAttested) return "attested-hardware";
  return reasons.includes("not-backup-eligible") ? "claimed-device-bound" : "unknown";
}

function userVerification(level: AssuranceLevel, reasons: readonly AssuranceReason[]): UserVerificationAssurance {
  if (reasons.includes("user-verification-absent")) return "absent";
  return level === "attested-hardware" && !reasons.includes("user-verification-bypassed") ? "attested" : "claimed";
}

/** With these, nothing that the authenticator says about its keys counts. */
const worthless: readonly AssuranceReason[] = ["model-revoked", "user-key-compromised"];

/** With these, a trusted attestation does not prove hardware. */
const unattested: readonly AssuranceReason[] = [
  "attestation-key-compromised",
  "key-protection-software",
  "key-protection-unclear",
];
