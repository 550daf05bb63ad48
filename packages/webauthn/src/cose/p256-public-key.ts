import type { CborMap } from "../cbor/decode-cbor.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** A point on P-256, uncompressed, for ES256 ([RFC9053] §7.1.1). */
export interface P256PublicKey {
  readonly algorithm: -7;
  readonly x: Uint8Array;
  readonly y: Uint8Array;
}

/** Reads an EC2 key; a compressed point, whose `y` is no byte string, is refused. */
export function parseP256PublicKey(key: CborMap): P256PublicKey {
  checkKeyParameters(
    key,
    5,
    new Map([
      [CoseLabel.kty, CoseKeyType.ec2],
      [Ec2Label.crv, p256],
    ]),
  );
  return { algorithm: -7, x: keyBytes(key, Ec2Label.x, 32), y: keyBytes(key, Ec2Label.y, 32) };
}

const Ec2Label = { crv: -1, x: -2, y: -3 } as const;
const p256 = 1;
