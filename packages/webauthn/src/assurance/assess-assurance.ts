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
  if (model !== undefined && model.aaguid.toLowerCase() !== modelOf(credential)) {
    throw new TypeError("model must be that of the credential");
  }
  const attestation = attestationReason(credential);
  const reasons: readonly AssuranceReason[] = [
    backupReason(credential),
    attestation,
    ...(attestation === "attestation-trusted" ? attestedModelReasons(model) : claimedModelReasons(model)),
    ...userVerificationReasons(credential, userVerified),
  ];
  const level = assuranceLevel(reasons);
  return {
    credentialId: credential.id,
    level,
    userVerification: userVerification(credential, level, reasons),
    reasons,
  };
}

/** U2F knows no flag BE, so that its absence says nothing. */
function backupReason({ attestation, backupEligible }: AssuranceSubject): AssuranceReason {
  if (backupEligible === true) return "backup-eligible";
  const isStated = backupEligible !== undefined && attestation.format !== "fido-u2f";
  return isStated ? "not-backup-eligible" : "backup-eligibility-not-stated";
}

function userVerificationReasons(
  { uvInitialized }: AssuranceSubject,
  userVerified: boolean,
): readonly AssuranceReason[] {
  if (!userVerified) return ["user-verification-absent"];
  return uvInitialized === false ? ["user-verification-not-initialized"] : [];
}

/** `none` attests nothing, whatever else a record says. */
function attestationReason({ attestation }: AssuranceSubject): AssuranceReason {
  if (attestation.format === "none") return "attestation-absent";
  return attestation.trusted ? "attestation-trusted" : "attestation-untrusted";
}

function modelOf({ attestation }: AssuranceSubject): string {
  return attestation.trusted ? attestation.aaguid : attestation.claimedAaguid;
}

function assuranceLevel(reasons: readonly AssuranceReason[]): AssuranceLevel {
  if (reasons.includes("backup-eligible")) return "syncable";
  if (reasons.some((reason) => worthless.includes(reason))) return "unknown";
  const isAttested = reasons.includes("attestation-trusted") && !reasons.some((reason) => unattested.includes(reason));
  if (isAttested) return "attested-hardware";
  return reasons.includes("not-backup-eligible") ? "claimed-device-bound" : "unknown";
}

/** U2F knows no user verification, and signs no flags when it registers: whoever sets UV there is not the hardware. */
function userVerification(
  { attestation }: AssuranceSubject,
  level: AssuranceLevel,
  reasons: readonly AssuranceReason[],
): UserVerificationAssurance {
  if (reasons.includes("user-verification-absent")) return "absent";
  const isAttested = level === "attested-hardware" && !reasons.some((reason) => unattestedUser.includes(reason));
  return isAttested && attestation.format !== "fido-u2f" ? "attested" : "claimed";
}

/** With these, nothing that the authenticator says about its keys counts. */
const worthless: readonly AssuranceReason[] = ["model-revoked", "user-key-compromised"];

/** With these, a trusted attestation does not prove hardware. */
const unattested: readonly AssuranceReason[] = [
  "attestation-key-compromised",
  "key-protection-software",
  "key-protection-unclear",
];

/** With these, nobody knows whom the hardware verified. */
const unattestedUser: readonly AssuranceReason[] = ["user-verification-bypassed", "user-verification-not-initialized"];
