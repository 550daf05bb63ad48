import {
  distinguishedName,
  parseDer,
  readDistinguishedName,
  X509Error,
  type AttributeTypeName,
  type DistinguishedName,
} from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";
import { controlCharacter } from "./control-character.js";

/** Whom a certificate is about. */
export interface SubjectRequest {
  /** 1 to 64 characters, no control characters. */
  readonly commonName: string;
  /** What stands above the common name, the greatest first, e.g. `[["C", "DE"], ["O", "Example"]]`. Default: nothing. */
  readonly organization?: readonly (readonly [Exclude<AttributeTypeName, "CN">, string])[] | undefined;
}

/**
 * Makes the Name of a subject.
 *
 * @throws {@link PrivateCaError} `common-name-invalid`, or `subject-not-allowed` when one of the other attributes is.
 */
export function subjectName({ commonName, organization = [] }: SubjectRequest): DistinguishedName {
  write([["CN", commonName]], "common-name-invalid");
  const der = write([...organization, ["CN", commonName]], "subject-not-allowed");
  return readDistinguishedName(parseDer(der));
}

function write(
  attributes: readonly (readonly [AttributeTypeName, string])[],
  code: "common-name-invalid" | "subject-not-allowed",
): Uint8Array {
  if (attributes.some(([, value]) => controlCharacter.test(value))) {
    throw new PrivateCaError(code, "an attribute of the subject holds a control character");
  }
  try {
    return distinguishedName(attributes);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new PrivateCaError(code, "an attribute of the subject is empty, too long or not in its alphabet", { cause });
  }
}
