import { Buffer } from "node:buffer";

import { WebAuthnError } from "../errors.js";
import type { EllipticCurve } from "./algorithm.js";
import type { Ec2PublicKey } from "./ec2-public-key.js";

/**
 * Makes sure that the coordinates are those of a point on the curve, each in its canonical form.
 *
 * All of these curves have the cofactor 1, so that there are no points of small order.
 *
 * @throws {@link WebAuthnError} `public-key-malformed`.
 * @see {@link https://www.secg.org/sec1-v2.pdf | SEC 1 §3.2.2.1}
 */
export function checkEllipticPoint({ crv, x, y }: Ec2PublicKey): void {
  const { p, a, b } = weierstrass[crv];
  const [left, right] = [toNumber(x), toNumber(y)];
  if (left >= p || right >= p || (right * right - (left * left + a) * left - b) % p !== 0n) {
    throw new WebAuthnError("public-key-malformed", "The public key is no point on its curve.");
  }
}

function toNumber(coordinate: Uint8Array): bigint {
  const { buffer, byteOffset, byteLength } = coordinate;
  return BigInt(`0x${Buffer.from(buffer, byteOffset, byteLength).toString("hex")}`);
}

/** The field and the coefficients of `y² = x³ + ax + b` ([SEC2] §2.4.1, §2.4.2, §2.5.1, §2.6.1). */
const weierstrass: Readonly<Record<EllipticCurve, { readonly p: bigint; readonly a: bigint; readonly b: bigint }>> = {
  "P-256": {
    p: 2n ** 256n - 2n ** 224n + 2n ** 192n + 2n ** 96n - 1n,
    a: -3n,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
  },
  "P-384": {
    p: 2n ** 384n - 2n ** 128n - 2n ** 96n + 2n ** 32n - 1n,
    a: -3n,
    b: BigInt("0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef"),
  },
  "P-521": {
    p: 2n ** 521n - 1n,
    a: -3n,
    b: BigInt(
      "0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00",
    ),
  },
  secp256k1: { p: 2n ** 256n - 2n ** 32n - 977n, a: 0n, b: 7n },
};
