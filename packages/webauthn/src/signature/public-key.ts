import { encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import type { CoseAlgorithm } from "../cose/algorithm.js";
import type { CosePublicKey } from "../cose/public-key.js";
import { WebAuthnError } from "../errors.js";

/** A public key in WebCrypto, and the one algorithm that it verifies. */
export interface VerificationKey {
  readonly algorithm: CoseAlgorithm;
  readonly key: CryptoKey;
}

/**
 * Imports a credential public key. WebCrypto refuses a point that is not on P-256.
 *
 * @throws {@link WebAuthnError} `public-key-malformed`.
 */
export async function importPublicKey(publicKey: CosePublicKey, crypto: Crypto): Promise<VerificationKey> {
  const { algorithm } = publicKey;
  try {
    return { algorithm, key: await importCoseKey(publicKey, crypto) };
  } catch (cause) {
    throw new WebAuthnError("public-key-malformed", "The public key is not one of its algorithm.", { cause });
  }
}

/**
 * Imports the public key of an attestation certificate for the algorithm that the statement names.
 *
 * @throws {@link WebAuthnError} `attestation-algorithm-mismatch` when the key is of another type.
 */
export async function importCertificateKey(
  subjectPublicKeyInfo: Uint8Array,
  algorithm: CoseAlgorithm,
  crypto: Crypto,
): Promise<VerificationKey> {
  const spki = new Uint8Array(subjectPublicKeyInfo);
  try {
    return { algorithm, key: await crypto.subtle.importKey("spki", spki, keyAlgorithm[algorithm], false, ["verify"]) };
  } catch (cause) {
    throw new WebAuthnError("attestation-algorithm-mismatch", "The certificate's key is for another algorithm.", {
      cause,
    });
  }
}

/** What WebCrypto wants to hear about a key of each algorithm. */
export const keyAlgorithm = {
  [-7]: { name: "ECDSA", namedCurve: "P-256" },
  [-8]: { name: "Ed25519" },
  [-257]: { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
} as const;

function importCoseKey(publicKey: CosePublicKey, { subtle }: Crypto): Promise<CryptoKey> {
  const parameters = keyAlgorithm[publicKey.algorithm];
  switch (publicKey.algorithm) {
    case -7: {
      const point = concatBytes(uncompressed, publicKey.x, publicKey.y);
      return subtle.importKey("raw", point, parameters, false, ["verify"]);
    }
    case -8:
      return subtle.importKey("raw", new Uint8Array(publicKey.x), parameters, false, ["verify"]);
    case -257: {
      const jwk = { kty: "RSA", n: encodeBase64url(publicKey.n), e: encodeBase64url(publicKey.e) };
      return subtle.importKey("jwk", jwk, parameters, false, ["verify"]);
    }
  }
}

/** The octet before the coordinates of an uncompressed point ([SEC1] §2.3.3). */
const uncompressed = Uint8Array.of(0x04);
