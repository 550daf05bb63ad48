import { generateKeyPairSync, type KeyObject } from "node:crypto";

import { canonicalXml } from "../xml/canonical-xml.js";
import { parseXml } from "../xml/parse-xml.js";
import { decryptElement } from "./decrypt-element.js";
import { createDecrypter } from "./decrypter.js";
import { encryptedAssertion } from "./encrypt-element.js";
import type { EncryptionRecipient } from "./encryption-recipient.js";
import type { KeyTransport, OaepHash, OaepParameters } from "./key-transport.js";
import type { DecryptionOptions } from "./read-encrypted-element.js";

/** The keys of a service provider. */
export interface RsaKeys {
  readonly publicKey: KeyObject;
  readonly privateKey: KeyObject;
}

/** Makes RSA keys; 2048 bits unless said otherwise. */
export function generateKeys(modulusLength = 2048, publicExponent = 0x1_00_01): RsaKeys {
  return generateKeyPairSync("rsa", { modulusLength, publicExponent });
}

/** A small Assertion, canonical and complete in itself. */
export const assertion =
  '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">Ünïcödé 😀</saml:Assertion>';

/** The assertion, or another text, encrypted and written. */
export function encrypt(recipient: EncryptionRecipient, xml = assertion): string {
  return canonicalXml(encryptedAssertion(xml, recipient));
}

/** Reads and decrypts with one private key or several. */
export function decrypt(
  xml: string,
  keys: KeyObject | readonly [KeyObject, ...KeyObject[]],
  options: DecryptionOptions = {},
): Promise<string> {
  const [first, ...others] = Array.isArray(keys) ? (keys as [KeyObject, ...KeyObject[]]) : [keys as KeyObject];
  return decryptElement(parseXml(xml), [createDecrypter(first), ...others.map(createDecrypter)], options);
}

/** Changes the octets of the encrypted content. */
export function withContent(xml: string, change: (octets: Uint8Array) => Uint8Array): string {
  const start = xml.lastIndexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length;
  return withValue(xml, start, change);
}

/** Changes the octets of the first encrypted key. */
export function withKey(xml: string, change: (octets: Uint8Array) => Uint8Array): string {
  const start = xml.indexOf("<xenc:CipherValue>") + "<xenc:CipherValue>".length;
  return withValue(xml, start, change);
}

/** A copy in which one bit is another. */
export function flipBit(octets: Uint8Array, bit: number): Uint8Array {
  return octets.map((octet, index) => (index === bit >> 3 ? octet ^ (1 << (bit & 7)) : octet));
}

const hashes = ["SHA-1", "SHA-256", "SHA-384", "SHA-512"] as const;

/** Every pair of hash functions: that of the label, and that of the mask. */
export const oaepHashPairs: readonly (readonly [OaepHash, OaepHash])[] = hashes.flatMap((digest) =>
  hashes.map((mgf) => [digest, mgf] as const),
);

/** Every key transport with a name for the title of a test, and what it means to RSA-OAEP. */
export const keyTransports: readonly (readonly [string, KeyTransport, OaepParameters])[] = [
  ...hashes.map(
    (digest) =>
      [`rsa-oaep-mgf1p, ${digest}`, { algorithm: "rsa-oaep-mgf1p", digest }, { digest, mgf: "SHA-1" }] as const,
  ),
  ...oaepHashPairs.map(
    ([digest, mgf]) =>
      [`rsa-oaep, ${digest}, MGF1 with ${mgf}`, { algorithm: "rsa-oaep", digest, mgf }, { digest, mgf }] as const,
  ),
];

function withValue(xml: string, start: number, change: (octets: Uint8Array) => Uint8Array): string {
  const end = xml.indexOf("<", start);
  const changed = change(new Uint8Array(Buffer.from(xml.slice(start, end), "base64")));
  return xml.slice(0, start) + Buffer.from(changed).toString("base64") + xml.slice(end);
}
