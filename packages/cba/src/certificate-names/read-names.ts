import { readSubjectAltName, X509Error, type Certificate, type GeneralName } from "@idpkit/x509";

import { CbaError } from "../errors.js";

/**
 * Reads the names of one kind from a certificate's subjectAltName, in its order.
 *
 * @param read - Hands back the value of a name, `undefined` for names of other kinds. What it throws makes the whole malformed.
 * @throws {@link CbaError} `subject-alt-name-malformed`.
 */
export function readNames<Value>(
  certificate: Certificate,
  read: (name: GeneralName) => Value | undefined,
): readonly Value[] {
  try {
    return readSubjectAltName(certificate)
      .map(read)
      .filter((value) => value !== undefined);
  } catch (cause) {
    if (!(cause instanceof X509Error || cause instanceof CbaError)) throw cause;
    throw new CbaError("subject-alt-name-malformed", "the subjectAltName or a name in it is malformed", { cause });
  }
}
