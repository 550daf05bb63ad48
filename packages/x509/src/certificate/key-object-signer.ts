import { sign, type KeyObject, type SignKeyObjectInput } from "node:crypto";

import { nodeKey } from "../signature/node-key.js";
import { signatureAlgorithms, type CertificateSignatureAlgorithm } from "../signature/signature-algorithms.js";
import type { CertificateSigner } from "./certificate-signer.js";

/** Signs with `node:crypto`. */
export function createKeyObjectSigner(
  privateKey: KeyObject,
  asked: CertificateSignatureAlgorithm | undefined,
): CertificateSigner {
  const usual = usualAlgorithm(privateKey);
  const algorithm = asked ?? usual;
  const { keyType, hash, saltLength } = signatureAlgorithms[algorithm];
  if (signatureAlgorithms[usual].keyType !== keyType) throw new TypeError("the key signs otherwise");
  const key = nodeKey(privateKey, saltLength);
  return {
    algorithm,
    // An RSA signature is worth the way to another thread and back. On a curve that way would be the longer part.
    sign: async (tbs) => new Uint8Array(keyType === "RSA" ? await signInThread(hash, tbs, key) : sign(hash, tbs, key)),
  };
}

function usualAlgorithm({ type, asymmetricKeyType, asymmetricKeyDetails }: KeyObject): CertificateSignatureAlgorithm {
  const algorithm = usualAlgorithms.get(asymmetricKeyDetails?.namedCurve ?? asymmetricKeyType ?? "");
  if (type !== "private" || algorithm === undefined) {
    throw new TypeError("certificates are signed with a private key: RSA, P-256, P-384, P-521, Ed25519 or Ed448");
  }
  return algorithm;
}

function signInThread(hash: string | null, tbs: Uint8Array, key: KeyObject | SignKeyObjectInput): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    sign(hash, tbs, key, (error, signature) => {
      if (error) reject(error);
      else resolve(signature);
    });
  });
}

/** By the names that `node:crypto` gives to kinds of keys and to curves. */
const usualAlgorithms: ReadonlyMap<string, CertificateSignatureAlgorithm> = new Map([
  ["rsa", "sha256WithRSAEncryption"],
  ["prime256v1", "ecdsa-with-SHA256"],
  ["secp384r1", "ecdsa-with-SHA384"],
  ["secp521r1", "ecdsa-with-SHA512"],
  ["ed25519", "Ed25519"],
  ["ed448", "Ed448"],
]);
