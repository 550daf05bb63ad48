import { createDecipheriv } from "node:crypto";

import type { CbcMethod, DataEncryptionMethod, GcmMethod } from "./data-encryption.js";

/** Decrypts what a CipherValue holds; `undefined` when it cannot, whatever the reason. */
export function decryptData(
  ciphertext: Uint8Array,
  key: Uint8Array,
  method: DataEncryptionMethod,
): Uint8Array | undefined {
  try {
    return method.mode === "GCM" ? decryptGcm(ciphertext, key, method) : decryptCbc(ciphertext, key, method);
  } catch {
    return undefined;
  }
}

/** [XMLEnc] §5.2.4. Where vector and tag lie follows from the length alone: no shorter tag is ever compared. */
function decryptGcm(ciphertext: Uint8Array, key: Uint8Array, { cipher }: GcmMethod): Uint8Array | undefined {
  const tagStart = ciphertext.length - 16;
  if (tagStart < 12) return undefined;
  const decryption = createDecipheriv(cipher, key, ciphertext.subarray(0, 12), { authTagLength: 16 });
  decryption.setAuthTag(ciphertext.subarray(tagStart));
  const plaintext = decryption.update(ciphertext.subarray(12, tagStart));
  decryption.final();
  return plaintext;
}

/** [XMLEnc] §5.2: the last octet says how long the padding is, the others of it may be anything. */
function decryptCbc(ciphertext: Uint8Array, key: Uint8Array, { cipher }: CbcMethod): Uint8Array | undefined {
  const decryption = createDecipheriv(cipher, key, ciphertext.subarray(0, 16)).setAutoPadding(false);
  const padded = Buffer.concat([decryption.update(ciphertext.subarray(16)), decryption.final()]);
  const padding = padded.at(-1) ?? 0;
  return padding >= 1 && padding <= 16 ? padded.subarray(0, padded.length - padding) : undefined;
}
