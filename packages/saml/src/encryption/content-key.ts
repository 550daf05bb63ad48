import { randomBytes } from "node:crypto";

import type { Decrypter } from "./decrypter.js";
import type { EncryptedKey } from "./read-encrypted-element.js";

/**
 * Decrypts a content key, and never says that it could not: instead of one that does not decrypt, or is of the wrong
 * length, there is a random one, under which nothing decrypts.
 *
 * @param keyLength - In octets.
 */
export async function decryptContentKey(
  { ciphertext, keyTransport }: EncryptedKey,
  decrypter: Decrypter,
  keyLength: number,
): Promise<Uint8Array> {
  const random = randomBytes(keyLength);
  const decrypted = await decrypter.unwrapKey(ciphertext, keyTransport, keyLength);
  return decrypted?.length === keyLength ? decrypted : random;
}
