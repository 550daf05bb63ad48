import { parseBase64, serializeBase64 } from "../base64.js";
import { CbaError } from "../errors.js";

declare const objectGuid: unique symbol;

/**
 * The GUID of a directory object as text, e.g. `06294bac-7ae4-4d2b-8d2a-5b1a3f1c0e77`. Equal GUIDs are equal strings. It
 * stays the same for the life of the object, whatever it is renamed to.
 *
 * Made by {@link parseObjectGuid}, {@link parseObjectGuidBase64} or {@link parseObjectGuidText} only.
 *
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/001eec5a-7f8b-4293-9e21-ca349392db40 | MS-DTYP §2.3.4}
 */
export type ObjectGuid = string & { readonly [objectGuid]: true };

/**
 * Reads the 16 bytes of a directory's `objectGUID`. The first three groups of the text are little-endian in them.
 *
 * Ask the LDAP client for the attribute as bytes: read as UTF-8 text they are destroyed.
 *
 * @throws {@link CbaError} `object-guid-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/4926e530-816e-41c2-b251-ec5c7aca018a | MS-DTYP §2.3.4.2}
 */
export function parseObjectGuid(bytes: Uint8Array): ObjectGuid {
  if (bytes.length !== 16) throw malformed();
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0"));
  return groups.map((places) => places.map((place) => hex[place]).join("")).join("-") as ObjectGuid;
}

/**
 * Reads a GUID from the base64 of its bytes, as LDIF shows it behind `objectGUID::`.
 *
 * @throws {@link CbaError} `object-guid-malformed`.
 */
export function parseObjectGuidBase64(base64: string): ObjectGuid {
  const bytes = parseBase64(base64);
  if (bytes === undefined) throw malformed();
  return parseObjectGuid(bytes);
}

/**
 * Reads a GUID from its text: five groups of hex digits in lower case, without braces.
 *
 * @throws {@link CbaError} `object-guid-malformed`.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-dtyp/222af2d3-5c00-4899-bc87-ed4c6515e80d | MS-DTYP §2.3.4.3}
 */
export function parseObjectGuidText(text: string): ObjectGuid {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/.test(text)) throw malformed();
  return text as ObjectGuid;
}

/** Writes the bytes of a GUID, as a directory holds them: the inverse of {@link parseObjectGuid}. */
export function serializeObjectGuid(guid: ObjectGuid): Uint8Array {
  const hex = guid.replaceAll("-", "");
  const bytes = new Uint8Array(16);
  for (const [index, place] of groups.flat().entries())
    bytes[place] = Number.parseInt(hex.slice(2 * index, 2 * index + 2), 16);
  return bytes;
}

/** Writes the base64 of the bytes of a GUID: the inverse of {@link parseObjectGuidBase64}. */
export function serializeObjectGuidBase64(guid: ObjectGuid): string {
  return serializeBase64(serializeObjectGuid(guid));
}

function malformed(): CbaError {
  return new CbaError("object-guid-malformed", "an object's GUID is malformed");
}

/** Where the bytes of each group of the text stand. */
const groups: readonly (readonly number[])[] = [
  [3, 2, 1, 0],
  [5, 4],
  [7, 6],
  [8, 9],
  [10, 11, 12, 13, 14, 15],
];
