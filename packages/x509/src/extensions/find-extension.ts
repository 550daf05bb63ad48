import type { Certificate, CertificateExtension } from "../certificate/certificate.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { X509Error } from "../errors.js";

/** What extensions belong to: a certificate, a certificate list or an entry of one. */
export type Extended = Pick<Certificate, "extensions">;

/** Finds the extension with this OID; nothing has two. */
export function findExtension({ extensions }: Extended, oid: string): CertificateExtension | undefined {
  return extensions.find((extension) => extension.oid === oid);
}

/** Opens an extension with the reader of its type; what that reader refuses is `extension-malformed`. */
export function readExtensionValue<Value>(
  extended: Extended,
  oid: string,
  read: (element: DerElement) => Value,
): Value | undefined {
  const extension = findExtension(extended, oid);
  if (extension === undefined) return undefined;
  try {
    return read(parseDer(extension.value));
  } catch (cause) {
    throw new X509Error("extension-malformed", `the extension ${oid} is malformed`, { cause });
  }
}
