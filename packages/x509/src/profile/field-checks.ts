import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { readAuthorityInfoAccess } from "../extensions/authority-info-access.js";
import { readCertificatePolicies } from "../extensions/certificate-policies.js";
import { readCrlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { readExtendedKeyUsage } from "../extensions/extended-key-usage.js";
import { readFreshestCrl } from "../extensions/freshest-crl.js";
import { readInhibitAnyPolicy } from "../extensions/inhibit-any-policy.js";
import { readAuthorityKeyIdentifier, readSubjectKeyIdentifier } from "../extensions/key-identifiers.js";
import { readNameConstraints } from "../extensions/name-constraints.js";
import { readPolicyMappings } from "../extensions/policy-mappings.js";
import { sameName } from "../name/same-name.js";
import { readPublicKey } from "../signature/public-key.js";
import { checkSignature } from "../signature/verify-signature.js";

/** Where in its path a certificate stands. */
export interface Place {
  readonly isTrustAnchor: boolean;
}

/**
 * [RFC5280] §4.1.2.2: positive. That it is not longer than 20 octets is checked when it is read. Trust anchors may have another:
 * some in use are older than the rule.
 */
export function checkSerialNumber({ serialNumber }: Certificate, { isTrustAnchor }: Place): void {
  if (!isTrustAnchor && /^(?:00$|[89a-f])/.test(serialNumber))
    throw new X509Error("serial-number-invalid", "a serial number that is not positive");
}

/** [RFC5280] §4.1.2.4: the issuer has a name. */
export function checkIssuer({ issuer }: Certificate): void {
  if (issuer.attributes.length === 0) throw new X509Error("name-empty", "an issuer without a name");
}

/** [RFC5280] §4.2.1.1: the issuer's key is named. A self-signed certificate, which only a trust anchor can be, may leave it out. */
export function checkAuthorityKeyIdentifier(certificate: Certificate, { isTrustAnchor }: Place): void {
  const identifier = readAuthorityKeyIdentifier(certificate);
  if (identifier === undefined && isTrustAnchor && isSelfSigned(certificate)) return;
  if (identifier?.keyIdentifier === undefined) {
    throw new X509Error("extension-missing", "authorityKeyIdentifier does not name the issuer's key");
  }
}

/** What was not needed to validate the path is well-formed all the same. */
export function checkSyntax(certificate: Certificate): void {
  for (const read of readers) read(certificate);
}

/** Of a trust anchor with one name only the signature tells nothing more: it is trusted. */
function isSelfSigned(certificate: Certificate): boolean {
  if (sameName(certificate.subject, certificate.issuer)) return true;
  try {
    checkSignature(certificate, readPublicKey(certificate), {});
    return true;
  } catch {
    return false;
  }
}

const readers: readonly ((certificate: Certificate) => unknown)[] = [
  readSubjectKeyIdentifier,
  readCertificatePolicies,
  readPolicyMappings,
  readNameConstraints,
  readExtendedKeyUsage,
  readCrlDistributionPoints,
  readInhibitAnyPolicy,
  readFreshestCrl,
  readAuthorityInfoAccess,
];
