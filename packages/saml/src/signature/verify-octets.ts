import { constants, verify } from "node:crypto";

import type { VerificationMethod } from "./signature-policy.js";
import type { VerificationKey } from "./verification-key.js";

/**
 * Whether one of the keys made the signature over these octets.
 *
 * A key is only tried with an algorithm of its own kind, so that no key can be taken for one of another kind.
 */
export function verifyOctets(
  octets: Uint8Array,
  signature: Uint8Array,
  method: VerificationMethod,
  keys: readonly VerificationKey[],
): boolean {
  return keys.some((key) => key.keyType === method.keyType && verifyWith(octets, signature, method, key));
}

function verifyWith(
  octets: Uint8Array,
  signature: Uint8Array,
  { hash, padding }: VerificationMethod,
  { publicKey: key }: VerificationKey,
): boolean {
  if (padding === undefined) return verify(hash, octets, { key, dsaEncoding: "ieee-p1363" }, signature);
  if (padding === "pkcs1") return verify(hash, octets, key, signature);
  const { RSA_PKCS1_PSS_PADDING, RSA_PSS_SALTLEN_DIGEST } = constants;
  return verify(hash, octets, { key, padding: RSA_PKCS1_PSS_PADDING, saltLength: RSA_PSS_SALTLEN_DIGEST }, signature);
}
