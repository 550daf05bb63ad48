import { SamlError } from "../errors.js";
import type { UnverifiedElement } from "../xml/unverified-element.js";
import { decryptContentKey } from "./content-key.js";
import { decryptData } from "./decrypt-data.js";
import type { Decrypter } from "./decrypter.js";
import { readEncryptedElement, type DecryptionOptions, type EncryptedContent } from "./read-encrypted-element.js";

/**
 * Decrypts an EncryptedAssertion, EncryptedID or EncryptedAttribute to the text of the element that is in it.
 *
 * Decryption says nothing about who encrypted: anybody can, the key is public. What was decrypted is to be parsed and its
 * signature verified like any other text (CVE-2026-2092 is about one who did not). Its prefixes may be declared where it
 * stood.
 *
 * Whatever fails below the structure fails alike: one code, no cause, and the content is tried all the same, with a random
 * key in place of one that could not be decrypted.
 *
 * @param decrypters - Tried one after the other, so the newest first.
 * @throws {@link SamlError} `decryption-failed`, and the codes of {@link readEncryptedElement}.
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-Processing-Decryption | XML Encryption 1.1 §4.4}
 */
export async function decryptElement(
  encrypted: UnverifiedElement,
  decrypters: readonly [Decrypter, ...Decrypter[]],
  options: DecryptionOptions = {},
): Promise<string> {
  const content = readEncryptedElement(encrypted, options);
  for (const decrypter of decrypters) {
    for (const encryptedKey of content.encryptedKeys) {
      const text = decryptText(content, await decryptContentKey(encryptedKey, decrypter, content.method.keyLength));
      if (text !== undefined) return text;
    }
  }
  throw new SamlError("decryption-failed", "The content does not decrypt.");
}

function decryptText({ ciphertext, method }: EncryptedContent, key: Uint8Array): string | undefined {
  const plaintext = decryptData(ciphertext, key, method);
  try {
    // A byte order mark stays, for the reader of the text to judge.
    return plaintext && new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(plaintext);
  } catch {
    return undefined;
  }
}
