import { isCborBytes, type CborMap } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";

/** Labels of COSE keys that do not depend on the key type ([RFC9052] §7.1). */
export const CoseLabel = { kty: 1, alg: 3 } as const;

/** Key types ([RFC9053] §7, [RFC8230] §4, [RFC9964]). */
export const CoseKeyType = { okp: 1, ec2: 2, rsa: 3, akp: 7 } as const;

/** Makes sure that a key has these numbers, and as many parameters in all as its type requires and no more. */
export function checkKeyParameters(key: CborMap, size: number, numbers: ReadonlyMap<number, number>): void {
  const fits = [...numbers].every(([label, value]) => key.get(label) === value);
  if (key.size !== size || !fits) {
    throw new WebAuthnError("public-key-malformed", "The public key is of another type than its algorithm says.");
  }
}

/** Reads a byte string parameter; of this length, when one is given. */
export function keyBytes(key: CborMap, label: number, length?: number): Uint8Array {
  const value = key.get(label);
  if (!isCborBytes(value) || (length !== undefined && value.length !== length)) {
    throw new WebAuthnError("public-key-malformed", "A parameter of the public key is missing or has another length.");
  }
  return value;
}
