import type { CborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { checkKeyParameters, CoseKeyType, CoseLabel, keyBytes } from "./key-parameters.js";

/** An RSA public key, both numbers big-endian without leading zeros ([RFC8230] §4). */
export interface RsaPublicKey {
  readonly kty: "RSA";
  readonly n: Uint8Array;
  readonly e: Uint8Array;
}

/** Reads an RSA key with a modulus of 2048 to 4096 bits and a common exponent. */
export function parseRsaPublicKey(key: CborMap): RsaPublicKey {
  checkKeyParameters(key, 4, new Map([[CoseLabel.kty, CoseKeyType.rsa]]));
  const n = keyBytes(key, RsaLabel.n);
  const e = keyBytes(key, RsaLabel.e);
  if (n[0] === 0 || e[0] === 0) {
    throw new WebAuthnError("public-key-malformed", "A number of the RSA key has leading zeros.");
  }
  checkModulus(n);
  checkExponent(e);
  return { kty: "RSA", n, e };
}

const RsaLabel = { n: -1, e: -2 } as const;

function checkModulus(n: Uint8Array): void {
  const bits = bitLength(n);
  if (bits < 2048 || bits > 4096 || !isOdd(n)) {
    throw new WebAuthnError("public-key-unsafe", "The RSA modulus is even, below 2048 or above 4096 bits.");
  }
}

/** Small exponents invite forgeries, and huge ones cost the verifier its time. */
function checkExponent(e: Uint8Array): void {
  const bits = bitLength(e);
  if (bits < 17 || bits > 32 || !isOdd(e)) {
    throw new WebAuthnError("public-key-unsafe", "The RSA exponent is even, below 65537 or above 32 bits.");
  }
}

function bitLength(number: Uint8Array): number {
  return number.length * 8 - (Math.clz32(number[0] ?? 0) - 24);
}

function isOdd(number: Uint8Array): boolean {
  return ((number.at(-1) ?? 0) & 1) === 1;
}
