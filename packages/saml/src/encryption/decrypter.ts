import { constants, privateDecrypt, type KeyObject } from "node:crypto";

import { oaepParameters, type KeyTransport } from "./key-transport.js";
import { decodeOaep } from "./oaep.js";
import { checkRsaKey, modulusOctets } from "./rsa-key.js";

/** Decrypts content keys with a private key that stays with its owner: `node:crypto`, AWS KMS or an HSM. */
export interface Decrypter {
  /**
   * Resolves to the content key of an EncryptedKey, and to `undefined` whenever it does not decrypt, whatever the reason.
   *
   * Rejects only when the owner of the key cannot answer: that error reaches the caller as it is, so it must not depend
   * on `ciphertext`, which a stranger wrote and from whose fate he learns.
   *
   * @param keyLength - Of the content key, in octets; for those who take the padding away themselves.
   */
  unwrapKey(ciphertext: Uint8Array, keyTransport: KeyTransport, keyLength: number): Promise<Uint8Array | undefined>;
}

/**
 * Makes a {@link Decrypter} of an RSA private key of 2048 bits or more.
 *
 * @throws {@link SamlError} `key-unsupported`, `key-too-short`.
 */
export function createDecrypter(privateKey: KeyObject): Decrypter {
  checkRsaKey(privateKey, "private");
  return {
    unwrapKey: (ciphertext, keyTransport, keyLength) =>
      Promise.resolve(unwrapKey(ciphertext, privateKey, keyTransport, keyLength)),
  };
}

/** RSA-OAEP decryption ([RFC8017] §7.1.2). */
function unwrapKey(
  ciphertext: Uint8Array,
  key: KeyObject,
  keyTransport: KeyTransport,
  keyLength: number,
): Uint8Array | undefined {
  const parameters = oaepParameters(keyTransport);
  if (ciphertext.length !== modulusOctets(key)) return undefined;
  try {
    if (parameters.digest === parameters.mgf) {
      const padding = constants.RSA_PKCS1_OAEP_PADDING;
      return privateDecrypt({ key, padding, oaepHash: parameters.digest }, ciphertext);
    }
    const encoded = privateDecrypt({ key, padding: constants.RSA_NO_PADDING }, ciphertext);
    return decodeOaep(encoded, keyLength, parameters);
  } catch {
    return undefined;
  }
}
