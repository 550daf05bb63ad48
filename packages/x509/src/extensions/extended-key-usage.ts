import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { derChildren, expectTag } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Reads extKeyUsage as OIDs; `undefined` when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`, also when it names no purpose.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.12 | RFC 5280 §4.2.1.12}
 */
export function readExtendedKeyUsage(certificate: Certificate): readonly string[] | undefined {
  return readExtensionValue(certificate, extensionOid.extKeyUsage, readValue);
}

/** Builds extKeyUsage from OIDs in dotted decimal, not critical. */
export function extendedKeyUsage(purposes: readonly [string, ...string[]]): CertificateExtension {
  const value = serializeDer(derTag.sequence, ...purposes.map(serializeObjectIdentifier));
  return { oid: extensionOid.extKeyUsage, critical: false, value };
}

function readValue(element: DerElement): readonly string[] {
  const purposes = derChildren(element, derTag.sequence).map((purpose) =>
    readObjectIdentifier(expectTag(purpose, derTag.objectIdentifier)),
  );
  if (purposes.length === 0) throw new X509Error("der-malformed", "extKeyUsage names no purpose");
  return purposes;
}
