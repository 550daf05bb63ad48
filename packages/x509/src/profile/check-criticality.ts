import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "../extensions/extension-oids.js";

/** Extensions are critical, or not, where [RFC5280] §4.2 leaves no choice. basicConstraints only has none in an authority. */
export function checkCriticality({ extensions }: Certificate): void {
  for (const { oid, critical } of extensions) {
    if (critical ? neverCritical.includes(oid) : alwaysCritical.includes(oid)) {
      throw new X509Error(
        "extension-criticality-wrong",
        `the extension ${oid} is critical or not against the standard`,
      );
    }
  }
}

const neverCritical: readonly string[] = [
  extensionOid.authorityKeyIdentifier, //     §4.2.1.1
  extensionOid.subjectKeyIdentifier, //       §4.2.1.2
  extensionOid.subjectDirectoryAttributes, // §4.2.1.8
  extensionOid.freshestCRL, //                §4.2.1.15
  extensionOid.authorityInfoAccess, //        §4.2.2.1
  extensionOid.subjectInfoAccess, //          §4.2.2.2
];

const alwaysCritical: readonly string[] = [
  extensionOid.nameConstraints, //            §4.2.1.10
  extensionOid.policyConstraints, //          §4.2.1.11
  extensionOid.inhibitAnyPolicy, //           §4.2.1.14
];
