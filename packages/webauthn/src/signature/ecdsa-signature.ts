import { Buffer } from "node:buffer";

import type { EllipticCurve } from "../cose/algorithm.js";

/**
 * Tells whether bytes are the one DER encoding of two numbers from 1 to n - 1, as authenticators send ECDSA signatures.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3 | RFC 3279 §2.2.3}
 */
export function isEcdsaSignature(der: Uint8Array, curve: EllipticCurve): boolean {
  const start = sequenceStart(der);
  const middle = start === undefined ? undefined : scalarEnd(der, start, curveOrder[curve]);
  return middle !== undefined && scalarEnd(der, middle, curveOrder[curve]) === der.length;
}

/** Where the content of a SEQUENCE begins that ends with the bytes. Only P-521 needs a length in the long form. */
function sequenceStart(der: Uint8Array): 2 | 3 | undefined {
  if (der[0] !== derSequence) return undefined;
  if (der.length < 0x82) return der[1] === der.length - 2 ? 2 : undefined;
  return der[1] === 0x81 && der[2] === der.length - 3 ? 3 : undefined;
}

const derSequence = 0x30;
const derInteger = 0x02;

/** Where a DER INTEGER from 1 to n - 1 ends, perhaps beyond the bytes; `undefined` when there is none. */
function scalarEnd(der: Uint8Array, offset: number, order: Uint8Array): number | undefined {
  const length = der[offset + 1];
  if (der[offset] !== derInteger || length === undefined) return undefined;
  const end = offset + 2 + length;
  const content = der.subarray(offset + 2, end);
  if (!isPositiveInteger(content)) return undefined;
  return isBelow(content[0] === 0 ? content.subarray(1) : content, order) ? end : undefined;
}

/** Above zero, and no longer than its value needs: a leading zero only where the next bit would be taken for a sign. */
function isPositiveInteger([first, second]: Uint8Array): boolean {
  if (first === undefined || first >= 0x80) return false;
  return first > 0 || (second !== undefined && second >= 0x80);
}

/** Compares big-endian numbers without leading zeros. */
function isBelow(number: Uint8Array, limit: Uint8Array): boolean {
  if (number.length !== limit.length) return number.length < limit.length;
  const different = number.findIndex((byte, index) => byte !== limit[index]);
  return different !== -1 && (number[different] ?? 0) < (limit[different] ?? 0);
}

/** The order n of the base point of each curve ([SEC2] §2.4.1, §2.4.2, §2.5.1, §2.6.1). */
export const curveOrder: Readonly<Record<EllipticCurve, Uint8Array>> = {
  "P-256": fromHex("ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"),
  "P-384": fromHex(`${"f".repeat(48)}c7634d81f4372ddf581a0db248b0a77aecec196accc52973`),
  "P-521": fromHex(`01${"f".repeat(64)}fa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409`),
  secp256k1: fromHex("fffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141"),
};

function fromHex(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits, "hex"));
}
