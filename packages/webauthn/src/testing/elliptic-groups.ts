import type { EllipticCurve } from "../cose/algorithm.js";

/** What a deterministic signature needs to know of a curve. */
interface EllipticGroup {
  /** What OpenSSL calls it. */
  readonly name: string;
  /** Octets of a coordinate, and of the order. */
  readonly length: number;
  readonly order: bigint;
}

/** The groups of the curves ([SEC2] §2.4.1, §2.4.2, §2.5.1, §2.6.1). */
export const groups: Readonly<Record<EllipticCurve, EllipticGroup>> = {
  "P-256": {
    name: "prime256v1",
    length: 32,
    order: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
  },
  "P-384": {
    name: "secp384r1",
    length: 48,
    order: BigInt("0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973"),
  },
  "P-521": {
    name: "secp521r1",
    length: 66,
    order: BigInt(
      "0x1fffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409",
    ),
  },
  secp256k1: {
    name: "secp256k1",
    length: 32,
    order: 0xfffffffffffffffffffffffffffffffebaaedce6af48a03bbfd25e8cd0364141n,
  },
};
