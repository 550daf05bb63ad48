import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { parseGeneralNames, serializeGeneralNames, type GeneralName } from "../name/general-name.js";
import { extensionOid } from "./extension-oids.js";
import { readExtensionValue } from "./find-extension.js";

/**
 * Reads subjectAltName; empty when the certificate has none.
 *
 * @throws {@link X509Error} `extension-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6 | RFC 5280 §4.2.1.6}
 */
export function readSubjectAltName(certificate: Certificate): readonly GeneralName[] {
  return readExtensionValue(certificate, extensionOid.subjectAltName, ({ der }) => parseGeneralNames(der)) ?? [];
}

/** Builds subjectAltName. It is critical where the subject is empty, and else had better not be. */
export function subjectAltName(
  names: readonly [GeneralName, ...GeneralName[]],
  { critical = false }: { readonly critical?: boolean } = {},
): CertificateExtension {
  return { oid: extensionOid.subjectAltName, critical, value: serializeGeneralNames(names) };
}
