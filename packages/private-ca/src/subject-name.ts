import { distinguishedName, X509Error } from "@idpkit/x509";

import { PrivateCaError } from "./errors.js";

/** The Name that consists of a common name, of 1 to 64 characters. */
export function subjectName(commonName: string): Uint8Array {
  try {
    return distinguishedName([["CN", commonName]]);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError("common-name-invalid", "a common name has 1 to 64 characters", { cause });
  }
}
