import { parseCertificate, verifyCertificatePath, type Certificate } from "@idpkit/x509";

import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import { attestationTrustAnchors } from "../metadata/attestation-trust-anchors.js";
import { findMetadataEntries, noModel } from "../metadata/find-metadata-entries.js";
import { certificateKeyIdentifier } from "../metadata/key-identifier.js";
import { formatAaguid } from "./aaguid.js";
import type { AttestationFormat, AttestationPolicy } from "./attestation-policy.js";
import type { CertifiedStatement, VerifiedSingleStatement, VerifiedStatement } from "./statement.js";
import type { TrustedAttestation, UntrustedAttestation, VerifiedAttestation } from "./verified-attestation.js";

/** A statement, as it was found. */
interface JudgedStatement {
  readonly format: AttestationFormat;
  readonly statement: VerifiedStatement;
  /** As the authenticator data have it. */
  readonly aaguid: Uint8Array;
}

/**
 * Finds out whether a correct statement of a format that the policy takes proves anything, and whether that is enough.
 *
 * @throws {@link WebAuthnError} `attestation-untrusted`.
 * @throws TypeError when a trust anchor of the policy is no certificate.
 */
export function assessTrust(judged: JudgedStatement, policy: AttestationPolicy, now: Date): VerifiedAttestation {
  const { statement } = judged;
  const aaguid = formatAaguid(judged.aaguid);
  const parts = statement.type === "compound" ? statement.parts : [statement];
  const judgements = parts.map((part) => judgePart(part, aaguid, policy, now));
  const proofs = judgements.flatMap((judgement) => ("proof" in judgement ? [judgement.proof] : []));
  const failure = judgements.find((judgement) => "cause" in judgement);

  // By the policy `any`, one part that is trusted is enough.
  const isTrusted = failure === undefined || (policy.compound === "any" && proofs.length > 0);
  if (isTrusted) return trustedAttestation(judged, proofs, aaguid);
  if (policy.trust === "optional") return untrustedAttestation(judged, parts, aaguid);
  throw new WebAuthnError("attestation-untrusted", "The attestation does not end at a trust anchor.", failure);
}

/** The statement, when its path ends at a trust anchor; why not, as the options of an error, otherwise. */
type Judgement = { readonly proof: CertifiedStatement } | { readonly cause: unknown };

function judgePart(part: VerifiedSingleStatement, aaguid: string, policy: AttestationPolicy, now: Date): Judgement {
  if (!("trustPath" in part)) return { cause: undefined };
  const trustAnchors = findTrustAnchors(part, aaguid, policy);
  const [attestationCertificate, ...intermediates] = part.trustPath;
  try {
    verifyCertificatePath(attestationCertificate, {
      intermediates,
      trustAnchors,
      at: now,
      extendedKeyUsage: [],
      revocation: "unchecked",
      // Authenticators in use have certificates without the identifiers that [RFC5280] §4.2.1 asks for.
      certificateProfile: "unchecked",
    });
    return { proof: part };
  } catch (cause) {
    return { cause };
  }
}

/**
 * Those of the policy; but for a model that metadata list, only those that they list for it: of a TPM or a telephone,
 * software writes the AAGUID, and under its vendor's root could name a security key's.
 */
function findTrustAnchors(
  part: CertifiedStatement,
  aaguid: string,
  { trustAnchors, metadata }: AttestationPolicy,
): readonly Certificate[] {
  if (part.trustAnchors !== undefined) return part.trustAnchors.map(parseTrustAnchor);
  if (metadata === undefined) return trustAnchors.map(parseTrustAnchor);
  const lookup = part.namesNoModel ? { attestationCertificateKeyIdentifier: keyIdentifier(part) } : { aaguid };
  const entries = findMetadataEntries(metadata, lookup);
  return (entries.length > 0 ? entries.flatMap(attestationTrustAnchors) : trustAnchors).map(parseTrustAnchor);
}

/** The AAGUID counts when something that is trusted covers it. */
function trustedAttestation(
  { format, statement }: JudgedStatement,
  proofs: readonly CertifiedStatement[],
  aaguid: string,
): TrustedAttestation {
  const attestationCertificateKeyIdentifiers: readonly string[] = proofs.map(keyIdentifier);
  return {
    trusted: true,
    format,
    type: statement.type as TrustedAttestation["type"],
    aaguid: proofs.every((proof) => proof.namesNoModel) ? noModel : aaguid,
    attestationCertificateKeyIdentifiers,
  } as TrustedAttestation;
}

function untrustedAttestation(
  { format, statement }: JudgedStatement,
  parts: readonly VerifiedSingleStatement[],
  aaguid: string,
): UntrustedAttestation {
  const isNamed = parts.some((part) => !("namesNoModel" in part));
  return { trusted: false, format, type: statement.type, claimedAaguid: isNamed ? aaguid : noModel };
}

function keyIdentifier({ trustPath }: CertifiedStatement): string {
  return certificateKeyIdentifier(trustPath[0]);
}

function parseTrustAnchor(der: Uint8Array): Certificate {
  const kept = keptTrustAnchors.get(der);
  // The octets could have been changed since.
  if (kept !== undefined && equalBytes(kept.der, der)) return kept;
  try {
    const trustAnchor = parseCertificate(der);
    keptTrustAnchors.set(der, trustAnchor);
    return trustAnchor;
  } catch (cause) {
    throw new TypeError("trustAnchors of an attestation policy must be certificates in DER", { cause });
  }
}

/** Parsing a root and importing its key costs as much as two signatures: kept as long as the octets that the policy holds. */
const keptTrustAnchors = new WeakMap<Uint8Array, Certificate>();
