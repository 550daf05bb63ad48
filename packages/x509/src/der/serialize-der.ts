/**
 * Writes one element of DER around `contents`, which are joined.
 *
 * @param tag - The identifier octet, see {@link derTag}.
 * @see {@link https://www.itu.int/rec/T-REC-X.690 | X.690 §10.1}
 */
export function serializeDer(tag: number, ...contents: readonly Uint8Array[]): Uint8Array {
  const length = contents.reduce((sum, content) => sum + content.length, 0);
  const header = [tag, ...lengthOctets(length)];
  const der = new Uint8Array(header.length + length);
  der.set(header);
  let offset = header.length;
  for (const content of contents) {
    der.set(content, offset);
    offset += content.length;
  }
  return der;
}

function lengthOctets(length: number): number[] {
  if (length < 0x80) return [length];
  const octets: number[] = [];
  for (let rest = length; rest > 0; rest = Math.floor(rest / 0x100)) octets.unshift(rest % 0x100);
  return [0x80 | octets.length, ...octets];
}
