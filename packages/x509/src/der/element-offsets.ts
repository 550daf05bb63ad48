import { X509Error } from "../errors.js";

/**
 * Tells where the element that begins at `offset` ends. It must have the given tag, and end at `limit` or before.
 *
 * For lists too long to make an object of each element. As strict as {@link parseDer}.
 *
 * @throws {@link X509Error} `der-malformed`.
 * @see {@link https://www.itu.int/rec/T-REC-X.690 | X.690 §10.1}
 */
export function elementEnd(bytes: Uint8Array, offset: number, limit: number, tag: number): number {
  const start = contentStart(bytes, offset);
  if (bytes[offset] !== tag) throw malformed();
  let length = bytes[offset + 1] ?? 0;
  if (length >= 0x80) {
    length = 0;
    for (let index = offset + 2; index < start; index++) length = length * 0x100 + (bytes[index] ?? 0);
    // The short form would have done, the first octet is zero, or there is none: an indefinite length.
    if (length < Math.max(0x80, 0x100 ** (start - offset - 3))) throw malformed();
  }
  if (start + length > limit) throw malformed();
  return start + length;
}

/** Tells where the content of the element that begins at `offset` begins. */
export function contentStart(bytes: Uint8Array, offset: number): number {
  const length = bytes[offset + 1] ?? 0;
  return offset + 2 + (length < 0x80 ? 0 : length & 0x7f);
}

function malformed(): X509Error {
  return new X509Error("der-malformed", "the elements are not those that the standard defines");
}
