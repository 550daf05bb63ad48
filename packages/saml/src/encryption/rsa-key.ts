import type { KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";

/**
 * Refuses a key that RSA-OAEP should not be used with.
 *
 * @throws {@link SamlError} `key-unsupported`: not RSA, not of the kind wanted, or with a public exponent below 65537
 * ([FIPS186-5] §A.1.1; with 1 the content key would lie open). `key-too-short`: fewer than 2048 bits.
 */
export function checkRsaKey(key: KeyObject, kind: "public" | "private"): void {
  const { modulusLength = 0, publicExponent = 0n } = key.asymmetricKeyDetails ?? {};
  if (key.type !== kind || key.asymmetricKeyType !== "rsa" || publicExponent < 65_537n) {
    throw new SamlError("key-unsupported", `The key is not an RSA ${kind} key for encryption.`);
  }
  if (modulusLength < 2048) throw new SamlError("key-too-short", "The RSA key has fewer than 2048 bits.");
}

/** How many octets the modulus has, and so each ciphertext. */
export function modulusOctets(key: KeyObject): number {
  return Math.ceil((key.asymmetricKeyDetails?.modulusLength ?? 0) / 8);
}
