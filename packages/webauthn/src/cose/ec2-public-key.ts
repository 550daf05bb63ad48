import type { CborMap } from "../cbor/decode-cbor.js";
import type { EllipticCurve } from "./algorithm.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** A point on an elliptic curve, uncompressed: big-endian coordinates, both as long as the field ([RFC9053] §7.1.1). */
export interface Ec2PublicKey {
  readonly kty: "EC2";
  readonly crv: EllipticCurve;
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/** Reads an EC2 key; a compressed point, whose `y` is no byte string, is refused. */
export function parseEc2PublicKey(key: CborMap, crv: EllipticCurve): Ec2PublicKey {
  const { number, length } = curves[crv];
  checkKeyParameters(
    key,
    5,
    new Map([
      [CoseLabel.kty, CoseKeyType.ec2],
      [Ec2Label.crv, number],
    ]),
  );
  return { kty: "EC2", crv, x: keyBytes(key, Ec2Label.x, length), y: keyBytes(key, Ec2Label.y, length) };
}

const Ec2Label = { crv: -1, x: -2, y: -3 } as const;

/** Curve numbers ([RFC9053] §7.1, [RFC8812] §3.1), and octets of a coordinate. */
const curves: Readonly<Record<EllipticCurve, { readonly number: number; readonly length: number }>> = {
  "P-256": { number: 1, length: 32 },
  "P-384": { number: 2, length: 48 },
  "P-521": { number: 3, length: 66 },
  secp256k1: { number: 8, length: 32 },
};
