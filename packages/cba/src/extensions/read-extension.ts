import { findExtension, parseDer, X509Error, type Certificate, type DerElement } from "@idpkit/x509";

import { CbaError, type CbaErrorCode } from "../errors.js";

/**
 * Opens an extension of a certificate with the reader of its type; `undefined` when there is none. Critical or not makes no
 * difference.
 *
 * @throws {@link CbaError} with this code for whatever the reader refuses.
 */
export function readExtension<Value>(
  certificate: Certificate,
  { oid, code }: { readonly oid: string; readonly code: CbaErrorCode },
  read: (element: DerElement) => Value,
): Value | undefined {
  const extension = findExtension(certificate, oid);
  if (extension === undefined) return undefined;
  try {
    return read(parseDer(extension.value));
  } catch (cause) {
    if (!(cause instanceof X509Error || cause instanceof CbaError)) throw cause;
    throw new CbaError(code, `the extension ${oid} is malformed`, { cause });
  }
}
