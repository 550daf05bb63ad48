import { constants, createCipheriv, publicEncrypt, randomBytes, type KeyObject } from "node:crypto";

import { base64 } from "./provider.test.fixture.js";

/**
 * Puts an `EncryptedAssertion` of any content in the place of the message's Assertion, with AES-128-CBC and RSA-OAEP.
 *
 * @param padding - `none` leaves it out; the content then fills blocks of 16 octets.
 */
export function encryptInPlaceOfAssertion(
  xml: string,
  content: Uint8Array,
  publicKey: KeyObject,
  padding: "pkcs7" | "none" = "pkcs7",
): string {
  const key = randomBytes(16);
  const iv = randomBytes(16);
  const cipher = createCipheriv("aes-128-cbc", key, iv).setAutoPadding(padding === "pkcs7");
  const data = base64(Buffer.concat([iv, cipher.update(content), cipher.final()]));
  const wrapped = base64(publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, key));
  const encrypted =
    `<saml:EncryptedAssertion><x:EncryptedData xmlns:x="${xenc}"><x:EncryptionMethod Algorithm="${xenc}aes128-cbc"/>` +
    `<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><x:EncryptedKey><x:EncryptionMethod Algorithm="${xenc}rsa-oaep-mgf1p"/>` +
    `<x:CipherData><x:CipherValue>${wrapped}</x:CipherValue></x:CipherData></x:EncryptedKey></ds:KeyInfo>` +
    `<x:CipherData><x:CipherValue>${data}</x:CipherValue></x:CipherData></x:EncryptedData></saml:EncryptedAssertion>`;
  return xml.replace(/<saml:Assertion .*<\/saml:Assertion>/s, () => encrypted);
}

const xenc = "http://www.w3.org/2001/04/xmlenc#";
