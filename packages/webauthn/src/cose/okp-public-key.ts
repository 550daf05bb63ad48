import type { CborMap } from "../cbor/decode-cbor.js";
import type { EdwardsCurve } from "./algorithm.js";
import { checkEdwardsPoint } from "./edwards-point.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** A public key of Ed25519 or Ed448 in the encoding of [RFC8032] ([RFC9053] §7.2). */
export interface OkpPublicKey {
  readonly kty: "OKP";
  readonly crv: EdwardsCurve;
  readonly x: Uint8Array;
}

/** Reads an OKP key; refuses points of small order, under which some signatures are valid for any message. */
export function parseOkpPublicKey(key: CborMap, crv: EdwardsCurve): OkpPublicKey {
  const { number, length } = curves[crv];
  checkKeyParameters(
    key,
    4,
    new Map([
      [CoseLabel.kty, CoseKeyType.okp],
      [OkpLabel.crv, number],
    ]),
  );
  const x = keyBytes(key, OkpLabel.x, length);
  checkEdwardsPoint(x, crv);
  return { kty: "OKP", crv, x };
}

const OkpLabel = { crv: -1, x: -2 } as const;

/** Curve numbers, and octets of a point. */
const curves: Readonly<Record<EdwardsCurve, { readonly number: number; readonly length: number }>> = {
  Ed25519: { number: 6, length: 32 },
  Ed448: { number: 7, length: 57 },
};
