import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { isRevocationChecked } from "./path-revocation.js";
import type { ExpectedCertificatePath } from "./expected-certificate-path.js";

/** Each critical extension is obeyed here or by the caller. */
export function checkCriticalExtensions(
  { extensions }: Certificate,
  expected: ExpectedCertificatePath,
  place: { readonly isLeaf: boolean },
): void {
  const { understoodExtensions = [], extendedKeyUsage, revocation } = expected;
  const isObeyed = (oid: string): boolean => {
    if (alwaysObeyed.includes(oid) || understoodExtensions.includes(oid)) return true;
    if (oid === extensionOid.extKeyUsage) return extendedKeyUsage.length > 0;
    return oid === extensionOid.cRLDistributionPoints && isRevocationChecked(revocation, place);
  };
  if (extensions.some(({ oid, critical }) => critical && !isObeyed(oid))) {
    throw new X509Error("critical-extension-unknown", "a critical extension is not understood");
  }
}

const alwaysObeyed: readonly string[] = [
  extensionOid.basicConstraints,
  extensionOid.keyUsage,
  extensionOid.subjectAltName,
  extensionOid.nameConstraints,
  extensionOid.certificatePolicies,
  extensionOid.policyMappings,
  extensionOid.policyConstraints,
  extensionOid.inhibitAnyPolicy,
];
