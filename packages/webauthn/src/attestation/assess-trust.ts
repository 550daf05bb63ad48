import { parseCertificate, verifyCertificatePath, type Certificate } from "@idpkit/x509";

import { WebAuthnError } from "../errors.js";
import type { AttestationFormat, AttestationPolicy } from "./attestation-policy.js";
import type { CompoundStatement, VerifiedStatement } from "./statement.js";

/**
 * Finds out whether a correct statement proves anything, and whether the policy takes it.
 *
 * @returns whether its path ends at a trust anchor of the policy.
 * @throws {@link WebAuthnError} `attestation-format-not-allowed` or `attestation-untrusted`.
 */
export function assessTrust(
  format: AttestationFormat,
  statement: VerifiedStatement,
  policy: AttestationPolicy,
  now: Date,
): boolean {
  if (!policy.formats.includes(format)) {
    throw new WebAuthnError("attestation-format-not-allowed", "The policy does not take this attestation format.");
  }
  const failure = findDistrust(statement, policy, now);
  if (failure !== undefined && policy.trust === "required") {
    throw new WebAuthnError("attestation-untrusted", "The attestation does not end at a trust anchor.", failure);
  }
  return failure === undefined;
}

/** Why the statement is not trusted, as the options of an error; `undefined` when it is. */
function findDistrust(statement: VerifiedStatement, policy: AttestationPolicy, now: Date): ErrorOptions | undefined {
  if (statement.type === "compound") return findDistrustOfParts(statement, policy, now);
  if (!("trustPath" in statement)) return {};
  const trustAnchors = (statement.trustAnchors ?? policy.trustAnchors).map(parseTrustAnchor);
  const [attestationCertificate, ...intermediates] = statement.trustPath;
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
    return undefined;
  } catch (cause) {
    return { cause };
  }
}

/** By the policy `any`, one part that is trusted is enough. */
function findDistrustOfParts(
  { parts }: CompoundStatement,
  policy: AttestationPolicy,
  now: Date,
): ErrorOptions | undefined {
  const failures = parts.map((part) => findDistrust(part, policy, now));
  if (policy.compound === "any" && failures.includes(undefined)) return undefined;
  return failures.find((failure) => failure !== undefined);
}

function parseTrustAnchor(der: Uint8Array): Certificate {
  try {
    return parseCertificate(der);
  } catch (cause) {
    throw new TypeError("trustAnchors of an attestation policy must be certificates in DER", { cause });
  }
}
