import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { expectTag } from "../der/der-fields.js";
import { readSmallInteger, serializeSmallInteger } from "../der/primitives.js";
import { derTag } from "../der/tag.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Reads inhibitAnyPolicy: how many further certificates, not self-issued, may follow before anyPolicy stands for no other
 * policy any more. `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.14 | RFC 5280 §4.2.1.14}
 */
export function readInhibitAnyPolicy(certificate: Certificate): number | undefined {
  return readExtensionValue(certificate, extensionOid.inhibitAnyPolicy, (element) =>
    readSmallInteger(expectTag(element, derTag.integer)),
  );
}

/** Builds inhibitAnyPolicy, critical. */
export function inhibitAnyPolicy(skipCerts: number): CertificateExtension {
  if (!Number.isInteger(skipCerts) || skipCerts < 0) throw new TypeError("SkipCerts is a whole number");
  return { oid: extensionOid.inhibitAnyPolicy, critical: true, value: serializeSmallInteger(skipCerts) };
}
