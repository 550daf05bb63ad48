/**
 * Turns a P-256 signature from DER, as authenticators send it, into `r || s`, as WebCrypto takes it.
 *
 * Only the one DER encoding of two numbers from 1 to n - 1 is a signature; for all else the answer is `undefined`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3 | RFC 3279 §2.2.3}
 */
export function parseEcdsaSignature(der: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  if (der[0] !== derSequence || der[1] !== der.length - 2) return undefined;
  const r = readScalar(der, 2);
  if (r === undefined) return undefined;
  const s = readScalar(der, r.end);
  if (s?.end !== der.length) return undefined;
  const signature = new Uint8Array(2 * scalarLength);
  signature.set(r.bytes, scalarLength - r.bytes.length);
  signature.set(s.bytes, 2 * scalarLength - s.bytes.length);
  return signature;
}

const derSequence = 0x30;
const derInteger = 0x02;
const scalarLength = 32;

/** The order n of the base point of P-256 ([SEC2] §2.4.2). */
export const p256Order = 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n;

/** Reads a DER INTEGER from 1 to n - 1, without its sign octet. */
function readScalar(der: Uint8Array, offset: number): { bytes: Uint8Array; end: number } | undefined {
  const length = der[offset + 1];
  if (der[offset] !== derInteger || length === undefined) return undefined;
  const end = offset + 2 + length;
  const content = der.subarray(offset + 2, end);
  if (content.length !== length || !isPositiveInteger(content)) return undefined;
  const bytes = content[0] === 0 ? content.subarray(1) : content;
  if (bytes.length > scalarLength || toBigInt(bytes) >= p256Order) return undefined;
  return { bytes, end };
}

/** Above zero, and no longer than its value needs: a leading zero only where the next bit would be taken for a sign. */
function isPositiveInteger([first, second]: Uint8Array): boolean {
  if (first === undefined || first >= 0x80) return false;
  return first > 0 || (second !== undefined && second >= 0x80);
}

function toBigInt(bytes: Uint8Array): bigint {
  return bytes.reduce((number, byte) => number * 0x100n + BigInt(byte), 0n);
}
