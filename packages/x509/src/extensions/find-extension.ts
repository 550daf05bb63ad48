import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { X509Error } from "../errors.js";

/** Finds the extension with this OID; no certificate has two. */
export function findExtension(certificate: Certificate, oid: string): CertificateExtension | undefined {
  return certificate.extensions.find((extension) => extension.oid === oid);
}

/** Opens an extension with the reader of its type; what that reader refuses is `extension-malformed`. */
export function readExtensionValue<Value>(
  certificate: Certificate,
  oid: string,
  read: (element: DerElement) => Value,
): Value | undefined {
  const extension = findExtension(certificate, oid);
  if (extension === undefined) return undefined;
  try {
    return read(parseDer(extension.value));
  } catch (cause) {
    throw new X509Error("extension-malformed", `the extension ${oid} is malformed`, { cause });
  }
}
