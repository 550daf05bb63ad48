import type { CborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** An Ed25519 public key for EdDSA ([RFC9053] §7.2). */
export interface Ed25519PublicKey {
  readonly algorithm: -8;
  readonly x: Uint8Array;
}

/** Reads an OKP key; refuses points of small order, under which some signatures are valid for any message. */
export function parseEd25519PublicKey(key: CborMap): Ed25519PublicKey {
  checkKeyParameters(
    key,
    4,
    new Map([
      [CoseLabel.kty, CoseKeyType.okp],
      [OkpLabel.crv, ed25519],
    ]),
  );
  const x = keyBytes(key, OkpLabel.x, 32);
  checkPoint(yCoordinate(x));
  return { algorithm: -8, x };
}

const OkpLabel = { crv: -1, x: -2 } as const;
const ed25519 = 6;

/** The number in the low 255 bits, little-endian; the top bit is the sign of the other coordinate ([RFC8032] §5.1.2). */
function yCoordinate(point: Uint8Array): bigint {
  const number = point.reduceRight((sum, byte) => sum * 0x100n + BigInt(byte), 0n);
  return BigInt.asUintN(255, number);
}

function checkPoint(y: bigint): void {
  if (y >= fieldPrime) throw new WebAuthnError("public-key-malformed", "The Ed25519 key is not in its canonical form.");
  if (smallOrder.includes(y))
    throw new WebAuthnError("public-key-unsafe", "The Ed25519 key is a point of small order.");
}

const fieldPrime = 2n ** 255n - 19n;

/** The y coordinate of two points of order 8; the other two have its negative. */
const orderEight = 0x05fc536d880238b13933c6d305acdfd5f098eff289f4c345b027b2c28f95e826n;

/** The y coordinates of all points whose order divides 8: orders 4, 1, 2 and 8. */
export const smallOrder: readonly bigint[] = [0n, 1n, fieldPrime - 1n, orderEight, fieldPrime - orderEight];
