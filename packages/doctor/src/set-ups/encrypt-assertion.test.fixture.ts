import { constants, createCipheriv, publicEncrypt, randomBytes, type KeyObject } from "node:crypto";

/**
 * Encrypts the assertion of a response with AES-256-GCM, and its key with RSA-OAEP: what the IAM guide lists first.
 *
 * @param assertion - Finds the assertion in the text; it declares its own namespaces.
 */
export function encryptAssertion(xml: string, publicKey: KeyObject, assertion: RegExp): string {
  const [key, iv] = [randomBytes(32), randomBytes(12)];
  const cipher = createCipheriv("aes-256-gcm", key, iv);
  const octets = Buffer.concat([
    iv,
    cipher.update(assertion.exec(xml)?.[0] ?? ""),
    cipher.final(),
    cipher.getAuthTag(),
  ]);
  const wrapped = publicEncrypt({ key: publicKey, padding: constants.RSA_PKCS1_OAEP_PADDING }, key);
  return xml.replace(
    assertion,
    '<EncryptedAssertion xmlns="urn:oasis:names:tc:SAML:2.0:assertion">' +
      '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">' +
      '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"/>' +
      '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>' +
      '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p"/>' +
      `${cipherData(wrapped)}</xenc:EncryptedKey></ds:KeyInfo>${cipherData(octets)}</xenc:EncryptedData></EncryptedAssertion>`,
  );
}

function cipherData(octets: Uint8Array): string {
  const base64 = Buffer.from(octets).toString("base64");
  return `<xenc:CipherData><xenc:CipherValue>${base64}</xenc:CipherValue></xenc:CipherData>`;
}
