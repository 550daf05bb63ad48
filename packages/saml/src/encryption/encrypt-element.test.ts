import { beforeAll, describe, expect, it } from "vitest";

import { exclusiveCanonicalForm } from "../testing/xml-crypto.test.fixture.js";
import { at, readDocument } from "../testing/xml-tree.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { element } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";
import { parseXml } from "../xml/parse-xml.js";
import { decryptContentKey } from "./content-key.js";
import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import { createDecrypter } from "./decrypter.js";
import { encryptedAssertion, encryptedId } from "./encrypt-element.js";
import { assertion, encrypt, generateKeys, keyTransports, type RsaKeys } from "./encrypted.test.fixture.js";
import { createEncryptionRecipient, type EncryptionRecipientOptions } from "./encryption-recipient.js";
import { readEncryptedElement, type EncryptedKey } from "./read-encrypted-element.js";

const dataEncryptions = Object.keys(dataEncryptionMethods) as DataEncryption[];
const insecure = { insecureAllowCbc: true };
let keys: RsaKeys;
beforeAll(() => {
  keys = generateKeys();
});

function write(options: EncryptionRecipientOptions): string {
  return encrypt(createEncryptionRecipient(keys.publicKey, options));
}

/** The document with its octets taken away. */
function withoutOctets(xml: string): string {
  return xml.replaceAll(/(<xenc:CipherValue>)[A-Za-z0-9+/]+=*/g, "$1");
}

describe("encryptedAssertion", () => {
  it("writes EncryptedData with the key inside of its KeyInfo", () => {
    expect(withoutOctets(write({}))).toBe(
      '<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">' +
        '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" ' +
        'Type="http://www.w3.org/2001/04/xmlenc#Element">' +
        '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#aes256-gcm"></xenc:EncryptionMethod>' +
        '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><xenc:EncryptedKey>' +
        '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p">' +
        '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"></ds:DigestMethod>' +
        "</xenc:EncryptionMethod>" +
        "<xenc:CipherData><xenc:CipherValue></xenc:CipherValue></xenc:CipherData>" +
        "</xenc:EncryptedKey></ds:KeyInfo>" +
        "<xenc:CipherData><xenc:CipherValue></xenc:CipherValue></xenc:CipherData>" +
        "</xenc:EncryptedData></saml:EncryptedAssertion>",
    );
  });

  it("names the mask generation function of rsa-oaep", () => {
    expect(write({ keyTransport: { algorithm: "rsa-oaep", digest: "SHA-384", mgf: "SHA-512" } })).toContain(
      '<xenc:EncryptionMethod Algorithm="http://www.w3.org/2009/xmlenc11#rsa-oaep">' +
        '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#sha384"></ds:DigestMethod>' +
        '<xenc11:MGF xmlns:xenc11="http://www.w3.org/2009/xmlenc11#" ' +
        'Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha512"></xenc11:MGF></xenc:EncryptionMethod>',
    );
  });

  it.each([
    ["AES-128-GCM", "http://www.w3.org/2009/xmlenc11#aes128-gcm"],
    ["AES-256-GCM", "http://www.w3.org/2009/xmlenc11#aes256-gcm"],
    ["insecure-AES-128-CBC", "http://www.w3.org/2001/04/xmlenc#aes128-cbc"],
    ["insecure-AES-256-CBC", "http://www.w3.org/2001/04/xmlenc#aes256-cbc"],
  ] as const)("names %s", (dataEncryption, uri) => {
    expect(write({ dataEncryption })).toContain(
      `"http://www.w3.org/2001/04/xmlenc#Element"><xenc:EncryptionMethod Algorithm="${uri}">`,
    );
  });

  it.each(keyTransports)("is canonical where it stands in a Response (%s)", (_, keyTransport) => {
    const recipient = createEncryptionRecipient(keys.publicKey, { keyTransport });
    const response = canonicalXml(element(samlp, "Response", {}, [encryptedAssertion(assertion, recipient)]));
    expect(exclusiveCanonicalForm(response)).toBe(response);
  });

  it.each(dataEncryptions)("never uses a key or a vector twice (%s)", async (dataEncryption) => {
    const recipient = createEncryptionRecipient(keys.publicKey, { dataEncryption });
    const used = new Set<string>();
    for (let message = 0; message < 20; message++) {
      const { ciphertext, encryptedKeys, method } = readEncryptedElement(parseXml(encrypt(recipient)), insecure);
      const [encryptedKey] = encryptedKeys as [EncryptedKey];
      const contentKey = await decryptContentKey(encryptedKey, createDecrypter(keys.privateKey), method.keyLength);
      used.add(contentKey.toString()).add(ciphertext.subarray(0, 12).toString());
    }
    expect(used.size).toBe(40);
  });

  it("says for whom the key is only when it is told, and escapes it", () => {
    expect(write({})).not.toContain("Recipient");
    const entityId = 'urn:x"><evil/>&amp;';
    const path = ["EncryptedData", "KeyInfo", "EncryptedKey"] as const;
    expect(at(readDocument(write({ entityId })), ...path).attributes).toEqual({ Recipient: entityId });
  });

  it("shows nothing of the plaintext", () => {
    const xml = write({});
    expect(xml).not.toContain("Ünïcödé");
    expect(Buffer.from(xml.replaceAll(/<[^>]*>/g, ""), "base64").toString()).not.toContain("Ünïcödé");
  });
});

describe("encryptedId", () => {
  it("is of the same type by another name", () => {
    const recipient = createEncryptionRecipient(keys.publicKey);
    const nameId = '<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">alice</saml:NameID>';
    const written = withoutOctets(canonicalXml(encryptedId(nameId, recipient)));
    expect(written).toBe(withoutOctets(write({})).replaceAll("saml:EncryptedAssertion", "saml:EncryptedID"));
  });
});
