import { constants, sign, type KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";
import { algorithmOfKey } from "./algorithm-of-key.js";
import type { PrivateKey } from "./private-key.js";
import { signatureMethods, type SignatureAlgorithm } from "./signature-algorithms.js";

/**
 * Signs with a private key of `node:crypto`.
 *
 * @throws {@link SamlError} `key-unsupported`, `key-too-short`.
 */
export function nodeKey(key: KeyObject, wanted: SignatureAlgorithm | undefined): PrivateKey {
  if (key.type !== "private") throw new SamlError("key-unsupported", "The key is not a private key.");
  const algorithm = algorithmOfKey(key, wanted);
  const { hash, keyType, padding } = signatureMethods[algorithm];
  const input = { key, ...parameters[padding ?? "ecdsa"] };
  return { algorithm, sign: keyType === "rsa" ? signInThreadPool(hash, input) : signAtOnce(hash, input) };
}

/** An RSA signature takes long enough to hold up the event loop. */
function signInThreadPool(hash: string, input: Parameters<typeof sign>[2]): PrivateKey["sign"] {
  return (data) =>
    new Promise((resolve, reject) => {
      sign(hash, data, input, (error, signature) => {
        if (error === null) resolve(new Uint8Array(signature));
        else reject(error);
      });
    });
}

/** An ECDSA signature takes hardly longer than the way to another thread. */
function signAtOnce(hash: string, input: Parameters<typeof sign>[2]): PrivateKey["sign"] {
  return (data) =>
    new Promise((resolve) => {
      resolve(new Uint8Array(sign(hash, data, input)));
    });
}

const parameters = {
  pkcs1: { padding: constants.RSA_PKCS1_PADDING },
  // [RFC9231] §2.3.10: the salt is as long as the hash.
  pss: { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST },
  // Not the DER of X.509: [XMLSig] §6.4.3 wants `r || s`.
  ecdsa: { dsaEncoding: "ieee-p1363" },
} as const;
