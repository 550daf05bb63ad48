import { WebAuthnError } from "../errors.js";
import type { EdwardsCurve } from "./algorithm.js";

/**
 * Makes sure that the encoding of a point is the canonical one and that the point is not of small order.
 *
 * Whether there is such a point at all shows at the first signature: none is valid under a key that is no point.
 */
export function checkEdwardsPoint(point: Uint8Array, crv: EdwardsCurve): void {
  const y = yCoordinate(point);
  if (y >= fieldPrime[crv]) {
    throw new WebAuthnError("public-key-malformed", "The EdDSA key is not in its canonical form.");
  }
  if (smallOrder[crv].includes(y)) {
    throw new WebAuthnError("public-key-unsafe", "The EdDSA key is a point of small order.");
  }
}

/** All but the top bit, little-endian; that bit is the sign of the other coordinate ([RFC8032] §5.1.2, §5.2.2). */
function yCoordinate(point: Uint8Array): bigint {
  const number = point.reduceRight((sum, byte) => sum * 0x100n + BigInt(byte), 0n);
  return BigInt.asUintN(8 * point.length - 1, number);
}

/** The field of each curve ([RFC8032] §5.1, §5.2). */
export const fieldPrime: Readonly<Record<EdwardsCurve, bigint>> = {
  Ed25519: 2n ** 255n - 19n,
  Ed448: 2n ** 448n - 2n ** 224n - 1n,
};

/** The y coordinate of two points of order 8 on Ed25519; the other two have its negative. */
const orderEight = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** The y coordinates of all points whose order divides the cofactor: orders 4, 1, 2 and, on Ed25519, 8. */
export const smallOrder: Readonly<Record<EdwardsCurve, readonly bigint[]>> = {
  Ed25519: [0n, 1n, fieldPrime.Ed25519 - 1n, orderEight, fieldPrime.Ed25519 - orderEight],
  Ed448: [0n, 1n, fieldPrime.Ed448 - 1n],
};
