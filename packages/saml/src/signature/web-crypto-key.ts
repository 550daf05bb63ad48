import { KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";
import { nodeKey } from "./node-key.js";
import type { PrivateKey } from "./private-key.js";
import { signatureMethods, type SignatureAlgorithm } from "./signature-algorithms.js";

/**
 * Signs with a private key of WebCrypto, which knows its algorithm.
 *
 * @param crypto - whose key it is, if it is not the runtime's own.
 * @throws {@link SamlError} `key-unsupported`, also when another algorithm is wanted; `key-too-short`.
 */
export function webCryptoKey(
  key: CryptoKey,
  wanted: SignatureAlgorithm | undefined,
  crypto: Pick<Crypto, "subtle"> | undefined,
): PrivateKey {
  const algorithm = algorithmOfPrivateKey(key);
  if (algorithm === undefined || (wanted ?? algorithm) !== algorithm) {
    throw new SamlError("key-unsupported", "The key cannot sign, or not with this algorithm.");
  }
  // The same key by the shorter way: the runtime's WebCrypto adds as much time as an ECDSA signature takes.
  if (crypto === undefined) return nodeKey(KeyObject.from(key), algorithm);

  const { name, modulusLength } = key.algorithm as Partial<RsaKeyAlgorithm>;
  if (modulusLength !== undefined && modulusLength < 2048) {
    throw new SamlError("key-too-short", "The RSA key has fewer than 2048 bits.");
  }
  // Each algorithm looks at the members that it knows.
  const parameters = { name: name ?? "", ...hashes[signatureMethods[algorithm].hash] };
  return {
    algorithm,
    async sign(data) {
      return new Uint8Array(await crypto.subtle.sign(parameters, key, new Uint8Array(data)));
    },
  };
}

function algorithmOfPrivateKey(key: CryptoKey): SignatureAlgorithm | undefined {
  if (key.type !== "private") return undefined;
  const { name, hash, namedCurve } = key.algorithm as Partial<RsaHashedKeyAlgorithm & EcKeyAlgorithm>;
  return algorithmsOfKeys.get(`${name ?? ""} ${hash?.name ?? namedCurve ?? ""}`);
}

/** ECDSA with the hash that is as strong as the curve; an RSA key is bound to its hash. */
const algorithmsOfKeys: ReadonlyMap<string, SignatureAlgorithm> = new Map([
  ["RSASSA-PKCS1-v1_5 SHA-256", "RSA-SHA256"],
  ["RSASSA-PKCS1-v1_5 SHA-384", "RSA-SHA384"],
  ["RSASSA-PKCS1-v1_5 SHA-512", "RSA-SHA512"],
  ["RSA-PSS SHA-256", "RSA-PSS-SHA256"],
  ["RSA-PSS SHA-384", "RSA-PSS-SHA384"],
  ["RSA-PSS SHA-512", "RSA-PSS-SHA512"],
  ["ECDSA P-256", "ECDSA-SHA256"],
  ["ECDSA P-384", "ECDSA-SHA384"],
  ["ECDSA P-521", "ECDSA-SHA512"],
]);

/** WebCrypto's names of the hash functions; a salt for PSS is as long as the hash ([RFC9231] §2.3.10). */
const hashes = {
  sha256: { hash: "SHA-256", saltLength: 32 },
  sha384: { hash: "SHA-384", saltLength: 48 },
  sha512: { hash: "SHA-512", saltLength: 64 },
} as const;
