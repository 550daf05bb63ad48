import { constants, createDecipheriv, privateDecrypt, type KeyObject } from "node:crypto";

import type { Element } from "@xmldom/xmldom";

import { Refusal } from "../walk/refusal.js";
import { decodeBase64 } from "../xml/base64.js";
import { attribute, namespaces, onlyChild, text } from "../xml/element.js";

/**
 * Decrypts an `EncryptedAssertion` with the first key that fits, as IAM does: AES-128 or AES-256 in CBC or GCM, the key
 * under RSA-OAEP.
 *
 * Answers `undefined` when no key fits. Its caller then has the same words as for octets that are no assertion: with
 * others, whoever may ask often enough could decrypt CBC without a key.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | IAM User Guide}
 * @see {@link https://www.w3.org/TR/xmlenc-core1/ | XML Encryption 1.1 §5.2, §5.5}
 */
export function decryptAssertion(encrypted: Element, keys: readonly KeyObject[]): Uint8Array | undefined {
  const data = onlyChild(encrypted, "xenc:EncryptedData");
  const cipher = ciphers.get(methodOf(data));
  const encryptedKeys = Array.from(encrypted.getElementsByTagNameNS(namespaces.xenc, "EncryptedKey"));
  const transports = encryptedKeys.map((element) => ({ element, oaepHash: oaepHashOf(element) }));
  if (!cipher || transports.length === 0 || transports.some(({ oaepHash }) => oaepHash === undefined)) {
    throw new Refusal("encryption-algorithm-unknown", `The data is encrypted with ${methodOf(data)}.`);
  }
  for (const key of keys) {
    for (const { element, oaepHash = "" } of transports) {
      const octets = tryDecrypt(() => {
        const options = { key, padding: constants.RSA_PKCS1_OAEP_PADDING, oaepHash };
        return cipher(privateDecrypt(options, cipherValueOf(element)), cipherValueOf(data));
      });
      if (octets) return octets;
    }
  }
  return undefined;
}

/** Whatever goes wrong inside, the answer is the same: this key does not fit. */
function tryDecrypt(decrypt: () => Uint8Array): Uint8Array | undefined {
  try {
    return decrypt();
  } catch {
    return undefined;
  }
}

function methodOf(encrypted: Element | undefined): string {
  return attribute(onlyChild(encrypted, "xenc:EncryptionMethod"), "Algorithm") ?? "nothing";
}

/**
 * The one hash of RSA-OAEP, for its label and for MGF1, both SHA-1 where they are not named ([XMLEnc] §5.5.2). `node:crypto`
 * knows no two; nor does AWS document any.
 */
function oaepHashOf(encryptedKey: Element): string | undefined {
  const method = onlyChild(encryptedKey, "xenc:EncryptionMethod");
  const hash = hashes.get(attribute(onlyChild(method, "ds:DigestMethod"), "Algorithm") ?? sha1);
  const mask = attribute(onlyChild(method, "xenc11:MGF"), "Algorithm") ?? `${namespaces.xenc11}mgf1sha1`;
  if (!oaep.includes(methodOf(encryptedKey)) || mask !== `${namespaces.xenc11}mgf1${hash ?? ""}`) return undefined;
  return hash;
}

function cipherValueOf(encrypted: Element | undefined): Uint8Array {
  const value = text(onlyChild(onlyChild(encrypted, "xenc:CipherData"), "xenc:CipherValue")) ?? "";
  return decodeBase64(value.replace(/[\t\n\r ]/g, "")) ?? new Uint8Array();
}

/** The first 16 octets are the IV; the last one says how many of the last are padding ([XMLEnc] §5.2). */
function decryptCbc(bits: 128 | 256) {
  return (key: Uint8Array, octets: Uint8Array): Uint8Array => {
    const decipher = createDecipheriv(`aes-${bits}-cbc`, key, octets.subarray(0, 16)).setAutoPadding(false);
    const padded = Buffer.concat([decipher.update(octets.subarray(16)), decipher.final()]);
    const padding = padded.at(-1) ?? 0;
    if (padding < 1 || padding > 16) throw new RangeError("no padding");
    return padded.subarray(0, -padding);
  };
}

/** The first 12 octets are the IV, the last 16 the tag ([XMLEnc] §5.2.4). */
function decryptGcm(bits: 128 | 256) {
  return (key: Uint8Array, octets: Uint8Array): Uint8Array => {
    const decipher = createDecipheriv(`aes-${bits}-gcm`, key, octets.subarray(0, 12), { authTagLength: 16 });
    decipher.setAuthTag(octets.subarray(-16));
    return Buffer.concat([decipher.update(octets.subarray(12, -16)), decipher.final()]);
  };
}

const oaep: readonly string[] = [`${namespaces.xenc}rsa-oaep-mgf1p`, `${namespaces.xenc11}rsa-oaep`];
const sha1 = "http://www.w3.org/2000/09/xmldsig#sha1";
// Maps, as a stranger names the algorithm: in an object, «constructor» would be one.
const hashes: ReadonlyMap<string, string> = new Map([
  [sha1, "sha1"],
  ["http://www.w3.org/2001/04/xmlenc#sha256", "sha256"],
  ["http://www.w3.org/2001/04/xmldsig-more#sha384", "sha384"],
  ["http://www.w3.org/2001/04/xmlenc#sha512", "sha512"],
]);
const ciphers: ReadonlyMap<string, (key: Uint8Array, octets: Uint8Array) => Uint8Array> = new Map([
  [`${namespaces.xenc}aes128-cbc`, decryptCbc(128)],
  [`${namespaces.xenc}aes256-cbc`, decryptCbc(256)],
  [`${namespaces.xenc11}aes128-gcm`, decryptGcm(128)],
  [`${namespaces.xenc11}aes256-gcm`, decryptGcm(256)],
]);
