import { createCipheriv, randomBytes } from "node:crypto";

import type { CbcMethod, DataEncryptionMethod, GcmMethod } from "./data-encryption.js";

/** Encrypts octets to what a CipherValue holds: the fresh initialization vector first ([XMLEnc] §5.2). */
export function encryptData(plaintext: Uint8Array, key: Uint8Array, method: DataEncryptionMethod): Uint8Array {
  return method.mode === "GCM" ? encryptGcm(plaintext, key, method) : encryptCbc(plaintext, key, method);
}

/** [XMLEnc] §5.2.4: a vector of 96 bits, the ciphertext, a tag of 128 bits. */
function encryptGcm(plaintext: Uint8Array, key: Uint8Array, { cipher }: GcmMethod): Uint8Array {
  const iv = randomBytes(12);
  const encryption = createCipheriv(cipher, key, iv, { authTagLength: 16 });
  const ciphertext = encryption.update(plaintext);
  encryption.final();
  return Buffer.concat([iv, ciphertext, encryption.getAuthTag()]);
}

/** [XMLEnc] §5.2: the padding of PKCS #7 is one of those that it allows. */
function encryptCbc(plaintext: Uint8Array, key: Uint8Array, { cipher }: CbcMethod): Uint8Array {
  const iv = randomBytes(16);
  const encryption = createCipheriv(cipher, key, iv);
  return Buffer.concat([iv, encryption.update(plaintext), encryption.final()]);
}
