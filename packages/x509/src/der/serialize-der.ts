/**
 * Writes one element of DER around `contents`, which are joined.
 *
 * @param tag - The identifier octet, see {@link derTag}.
 * @see {@link https://www.itu.int/rec/T-REC-X.690 | X.690 §10.1}
 */
export function serializeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  let length = 0;
  for (const content of contents) length += content.length;
  const lengthSize = length < 0x80 ? 0 : sizeOf(length);
  let offset = 2 + lengthSize;
  const der = new Uint8Array(offset + length);
  der[0] = tag;
  der[1] = lengthSize === 0 ? length : 0x80 | lengthSize;
  for (let rest = length, index = 1 + lengthSize; index > 1; index--) {
    der[index] = rest % 0x100;
    rest = Math.floor(rest / 0x100);
  }
  for (const content of contents) {
    der.set(content, offset);
    offset += content.length;
  }
  return der;
}

/** How many octets a length takes in its long form. */
function sizeOf(length: number): number {
  let size = 1;
  for (let rest = Math.floor(length / 0x100); rest > 0; rest = Math.floor(rest / 0x100)) size++;
  return size;
}
