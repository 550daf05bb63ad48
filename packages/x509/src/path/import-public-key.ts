import { coordinateSizes, parsePublicKeyKind } from "../certificate/public-key-kind.js";
import type { SignatureAlgorithmNames } from "../certificate/signature-algorithms.js";
import { X509Error } from "../errors.js";

/** A public key that can verify. */
export interface PublicKey {
  readonly key: CryptoKey;
  /** For ECDSA, how many octets `r` and `s` have each. */
  readonly coordinateSize?: number;
}

/**
 * Imports the key of a SubjectPublicKeyInfo to verify signatures of the given algorithm.
 *
 * @throws {@link X509Error} `public-key-unsupported`, also when the key is of another kind than the signature.
 */
export async function importPublicKey(
  subjectPublicKeyInfo: Uint8Array,
  { name, hash }: SignatureAlgorithmNames,
  crypto: Crypto,
): Promise<PublicKey> {
  const spki = new Uint8Array(subjectPublicKeyInfo);
  const kind = parsePublicKeyKind(spki);
  try {
    if (kind.type === "RSA") {
      return { key: await crypto.subtle.importKey("spki", spki, { name, hash }, false, ["verify"]) };
    }
    const { namedCurve } = kind;
    const key = await crypto.subtle.importKey("spki", spki, { name, namedCurve }, false, ["verify"]);
    return { key, coordinateSize: coordinateSizes[namedCurve] };
  } catch (cause) {
    throw new X509Error("public-key-unsupported", "an issuer's key is malformed or of another kind", { cause });
  }
}
