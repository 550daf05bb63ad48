import { randomBytes, type KeyObject } from "node:crypto";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { SamlError } from "../errors.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { parseXml } from "../xml/parse-xml.js";
import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import { decryptElement } from "./decrypt-element.js";
import { encryptData } from "./encrypt-data.js";
import {
  assertion,
  decrypt,
  encrypt,
  flipBit,
  generateKeys,
  keyTransports,
  withContent,
  withKey,
  type RsaKeys,
} from "./encrypted.test.fixture.js";
import { createEncryptionRecipient } from "./encryption-recipient.js";
import { wrapKey } from "./wrap-key.js";

const dataEncryptions = Object.keys(dataEncryptionMethods) as DataEncryption[];
const insecure = { insecureAllowCbc: true };
const mgf1p = { algorithm: "rsa-oaep-mgf1p", digest: "SHA-1" } as const;

let keys: RsaKeys;
let otherKeys: RsaKeys;
beforeAll(() => {
  keys = generateKeys();
  otherKeys = generateKeys();
});

function encrypted(dataEncryption: DataEncryption = "AES-256-GCM", xml = assertion): string {
  return encrypt(createEncryptionRecipient(keys.publicKey, { dataEncryption }), xml);
}

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

describe.each(dataEncryptions)("decryptElement (%s)", (dataEncryption) => {
  it.each(keyTransports)("decrypts whatever was encrypted: %s", async (_, keyTransport) => {
    const recipient = createEncryptionRecipient(keys.publicKey, { dataEncryption, keyTransport });
    await fc.assert(
      fc.asyncProperty(hostileText(), async (text) => {
        await expect(decrypt(encrypt(recipient, text), keys.privateKey, insecure)).resolves.toBe(text);
      }),
      { numRuns: 5 },
    );
  });
});

describe("decryptElement", () => {
  it("tries one private key after the other", async () => {
    await expect(decrypt(encrypted(), [otherKeys.privateKey, keys.privateKey])).resolves.toBe(assertion);
    await expect(decrypt(encrypted(), [keys.privateKey, otherKeys.privateKey])).resolves.toBe(assertion);
  });

  it("finds the key behind EncryptedData, where RetrievalMethod may point to it", async () => {
    const retrieval = '<ds:RetrievalMethod URI="#key" Type="http://www.w3.org/2001/04/xmlenc#EncryptedKey"/>';
    const reference = '<xenc:ReferenceList><xenc:DataReference URI="#data"/></xenc:ReferenceList>';
    const carried = "<xenc:CarriedKeyName>name</xenc:CarriedKeyName>";
    const xml = beside(encrypted(), retrieval).replace(
      "</xenc:EncryptedKey>",
      `${reference}${carried}</xenc:EncryptedKey>`,
    );
    await expect(decrypt(xml, keys.privateKey)).resolves.toBe(assertion);
  });

  it("finds the key behind EncryptedData without KeyInfo", async () => {
    const xml = beside(encrypted(), "").replace(/<ds:KeyInfo[^>]*><\/ds:KeyInfo>/, "");
    await expect(decrypt(xml, keys.privateKey)).resolves.toBe(assertion);
  });

  it("tries the keys of several recipients", async () => {
    const forOther = keyElement(encrypt(createEncryptionRecipient(otherKeys.publicKey)));
    const xml = encrypted().replace("<xenc:EncryptedKey>", `${forOther}<xenc:EncryptedKey>`);
    await expect(decrypt(xml, keys.privateKey)).resolves.toBe(assertion);
  });

  it("takes EncryptedData without Type, and white space within base64", async () => {
    const xml = encrypted()
      .replace(/ Type="[^"]*"/, "")
      .replaceAll("<xenc:CipherValue>", "<xenc:CipherValue>\r\n\t ");
    await expect(decrypt(xml, keys.privateKey)).resolves.toBe(assertion);
  });

  it("lets the error of a key's owner through", async () => {
    const outage = new Error("out of reach");
    const decrypter = { unwrapKey: () => Promise.reject(outage) };
    await expect(decryptElement(parseXml(encrypted()), [decrypter])).rejects.toBe(outage);
  });
});

describe("what fails, fails alike", () => {
  const content = dataEncryptionMethods["AES-256-GCM"];

  /** Content of our making under a key that decrypts well. */
  function encryptedOctets(octets: Uint8Array, contentKey = randomBytes(32)): string {
    const xml = withKey(encrypted(), () => wrapKey(contentKey, keys.publicKey, mgf1p));
    return withContent(xml, () => encryptData(octets, contentKey.subarray(0, 32), content));
  }

  const failures: readonly (readonly [string, () => string])[] = [
    ["content for another key", () => encrypt(createEncryptionRecipient(otherKeys.publicKey))],
    ["another bit in the key", () => withKey(encrypted(), (octets) => flipBit(octets, 1000))],
    ["a key cut short", () => withKey(encrypted(), (octets) => octets.subarray(1))],
    ["a key of no octets", () => withKey(encrypted(), () => new Uint8Array(0))],
    ["a key greater than the modulus", () => withKey(encrypted(), (octets) => octets.fill(255))],
    ["a key for a shorter cipher", () => withKey(encrypted(), () => wrapKey(randomBytes(16), keys.publicKey, mgf1p))],
    ["a key that is too long", () => withKey(encrypted(), () => wrapKey(randomBytes(33), keys.publicKey, mgf1p))],
    ["another key", () => withKey(encrypted(), () => wrapKey(randomBytes(32), keys.publicKey, mgf1p))],
    ["another bit in the vector", () => withContent(encrypted(), (octets) => flipBit(octets, 0))],
    ["another bit in the content", () => withContent(encrypted(), (octets) => flipBit(octets, 100))],
    ["another bit in the tag", () => withContent(encrypted(), (octets) => flipBit(octets, octets.length * 8 - 1))],
    ["a tag cut short", () => withContent(encrypted(), (octets) => octets.subarray(0, -4))],
    ["content without its tag", () => withContent(encrypted(), (octets) => octets.subarray(0, -16))],
    ["content shorter than vector and tag", () => withContent(encrypted(), (octets) => octets.subarray(0, 27))],
    ["content of no octets", () => withContent(encrypted(), () => new Uint8Array(0))],
    ["content that is not UTF-8", () => encryptedOctets(Uint8Array.of(0x3c, 0xc3, 0x28))],
    ["content of half a character", () => encryptedOctets(Uint8Array.of(0xed, 0xa0, 0x80))],
  ];

  async function failureOf(xml: string, key: KeyObject): Promise<unknown> {
    const error: unknown = await decrypt(xml, key).catch((reason: unknown) => reason);
    if (!(error instanceof SamlError)) throw new Error("no refusal");
    return { code: error.code, message: error.message, cause: error.cause, properties: Object.keys(error).toSorted() };
  }

  it.each(failures)("%s", async (_, xml) => {
    const failure = await failureOf(xml(), keys.privateKey);
    expect(failure).toMatchObject({ code: "decryption-failed", cause: undefined });
    expect(failure).toEqual(await failureOf(encrypted(), otherKeys.privateKey));
  });

  it.each(keyTransports)("%s: any bit of key or content", async (_, keyTransport) => {
    const xml = encrypt(createEncryptionRecipient(keys.publicKey, { keyTransport }));
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(withKey, withContent), fc.nat(), async (change, bit) => {
        const tampered = change(xml, (octets) => flipBit(octets, bit % (octets.length * 8)));
        await expect(decrypt(tampered, keys.privateKey)).rejects.toThrow(refusal("decryption-failed"));
      }),
      { numRuns: 20 },
    );
  });

  it("in CBC too: another bit in the key or in the last block", async () => {
    const xml = encrypted("insecure-AES-128-CBC");
    const badPadding = withContent(xml, (octets) => flipBit(octets, (octets.length - 17) * 8 + 7));
    await expect(decrypt(badPadding, keys.privateKey, insecure)).rejects.toThrow(refusal("decryption-failed"));
    const badKey = withKey(xml, (octets) => flipBit(octets, 77));
    await expect(decrypt(badKey, keys.privateKey, insecure)).rejects.toThrow(refusal("decryption-failed"));
  });
});

describe("refusals of what lies open", () => {
  const xenc = "http://www.w3.org/2001/04/xmlenc#";
  const gcm = "http://www.w3.org/2009/xmlenc11#aes256-gcm";
  const keyMethod = `${xenc}rsa-oaep-mgf1p`;
  const digest = '<ds:DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"></ds:DigestMethod>';
  const otherDigest = '<ds:DigestMethod Algorithm="urn:example:digest"/>';
  const mgf =
    '<m:MGF xmlns:m="http://www.w3.org/2009/xmlenc11#" Algorithm="http://www.w3.org/2009/xmlenc11#mgf1sha256"/>';
  const reference = '<xenc:CipherData><xenc:CipherReference URI="https://example.com/"/></xenc:CipherData>';

  it.each<[string, string, (xml: string) => string]>([
    ["encryption-algorithm-unsupported", "another cipher", (xml) => xml.replace(gcm, `${xenc}tripledes-cbc`)],
    ["encryption-algorithm-unsupported", "another key transport", (xml) => xml.replace(keyMethod, `${xenc}kw-aes256`)],
    ["encryption-algorithm-unsupported", "another digest", (xml) => xml.replace(digest, otherDigest)],
    ["encryption-algorithm-unsupported", "another mask", (xml) => xml.replace(digest, digest + mgf)],
    ["encryption-algorithm-insecure", "CBC", (xml) => xml.replace(gcm, `${xenc}aes256-cbc`)],
    ["encryption-algorithm-insecure", "RSA 1.5", (xml) => xml.replace(keyMethod, `${xenc}rsa-1_5`)],
    [
      "encryption-algorithm-insecure",
      "RSA 1.5 in a second key",
      (xml) =>
        xml.replace(
          /<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/,
          (key) => key + key.replace(keyMethod, `${xenc}rsa-1_5`),
        ),
    ],
    ["encrypted-data-malformed", "no EncryptedData", (xml) => xml.replaceAll("EncryptedData", "EncryptedKey")],
    [
      "encrypted-data-malformed",
      "EncryptedData of another namespace",
      (xml) => xml.replace(`xmlns:xenc="${xenc}"`, 'xmlns:xenc="urn:x"'),
    ],
    [
      "encrypted-data-malformed",
      "two EncryptedData",
      (xml) => xml.replace(/<xenc:EncryptedData .*<\/xenc:EncryptedData>/, "$&$&"),
    ],
    ["encrypted-data-malformed", "content that is no element", (xml) => xml.replace("#Element", "#Content")],
    ["encrypted-data-malformed", "no KeyInfo", (xml) => xml.replace(/<ds:KeyInfo .*<\/ds:KeyInfo>/, "")],
    [
      "encrypted-data-malformed",
      "a key that is only referred to",
      (xml) =>
        xml.replace(/<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/, '<ds:RetrievalMethod URI="https://example.com/"/>'),
    ],
    [
      "encrypted-data-malformed",
      "a key deeper in KeyInfo",
      (xml) => xml.replace(/<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/, "<ds:X>$&</ds:X>"),
    ],
    [
      "encrypted-data-malformed",
      "five keys",
      (xml) => xml.replace(/<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/, "$&$&$&$&$&"),
    ],
    [
      "encrypted-data-malformed",
      "no EncryptionMethod of the content",
      (xml) => xml.replace(/<xenc:EncryptionMethod .*?<\/xenc:EncryptionMethod>/, ""),
    ],
    [
      "encrypted-data-malformed",
      "no EncryptionMethod of the key",
      (xml) => xml.replace(/(<xenc:EncryptedKey>)<xenc:EncryptionMethod .*?<\/xenc:EncryptionMethod>/, "$1"),
    ],
    [
      "encrypted-data-malformed",
      "two EncryptionMethods",
      (xml) => xml.replace(/<xenc:EncryptionMethod .*?<\/xenc:EncryptionMethod>/, "$&$&"),
    ],
    [
      "encrypted-data-malformed",
      "an EncryptionMethod without Algorithm",
      (xml) => xml.replace(` Algorithm="${gcm}"`, ""),
    ],
    [
      "encrypted-data-malformed",
      "an EncryptionMethod with Algorithm of another namespace",
      (xml) => xml.replace(` Algorithm="${gcm}"`, ` xenc:Algorithm="${gcm}"`),
    ],
    ["encrypted-data-malformed", "two digests", (xml) => xml.replace(digest, digest + digest)],
    ["encrypted-data-malformed", "two masks", (xml) => xml.replace(digest, mgf + mgf)],
    [
      "encrypted-data-malformed",
      "a label",
      (xml) => xml.replace(digest, "<xenc:OAEPparams>QQ==</xenc:OAEPparams>" + digest),
    ],
    [
      "encrypted-data-malformed",
      "a KeySize",
      (xml) => xml.replace(digest, "<xenc:KeySize>256</xenc:KeySize>" + digest),
    ],
    [
      "encrypted-data-malformed",
      "content elsewhere",
      (xml) =>
        xml.replace(
          /<xenc:CipherData>[^/]*[^<]*<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>/,
          `${reference}</xenc:EncryptedData>`,
        ),
    ],
    [
      "encrypted-data-malformed",
      "two CipherValues",
      (xml) => xml.replace(/<xenc:CipherValue>[^<]*<\/xenc:CipherValue>/, "$&$&"),
    ],
    [
      "encrypted-data-malformed",
      "an element within base64",
      (xml) => xml.replace("</xenc:CipherValue>", "<x/></xenc:CipherValue>"),
    ],
    [
      "encrypted-data-malformed",
      "what is no base64",
      (xml) => xml.replace("<xenc:CipherValue>", "<xenc:CipherValue>*"),
    ],
    [
      "encrypted-data-malformed",
      "what is no base64 in the content",
      (xml) =>
        withContent(xml, () => new Uint8Array(27)).replace(
          /AAAA(<\/xenc:CipherValue><\/xenc:CipherData><\/xenc:EncryptedData>)/,
          "AAA$1",
        ),
    ],
  ])("%s: %s", async (code, _, change) => {
    const xml = encrypted();
    expect(change(xml)).not.toBe(xml);
    await expect(decrypt(change(xml), keys.privateKey)).rejects.toThrow(refusal(code));
  });

  it.each(["AES-128-CBC", "AES-256-CBC"] as const)(
    "encryption-algorithm-insecure: %s of our own, unless it is allowed",
    async (name) => {
      const xml = encrypted(`insecure-${name}`);
      await expect(decrypt(xml, keys.privateKey)).rejects.toThrow(refusal("encryption-algorithm-insecure"));
      await expect(decrypt(xml, keys.privateKey, insecure)).resolves.toBe(assertion);
    },
  );

  it("encryption-algorithm-insecure: RSA 1.5, even if CBC is allowed", async () => {
    const xml = encrypted().replace(keyMethod, `${xenc}rsa-1_5`);
    await expect(decrypt(xml, keys.privateKey, insecure)).rejects.toThrow(refusal("encryption-algorithm-insecure"));
  });
});

/** The EncryptedKey, on its own. */
function keyElement(xml: string): string {
  return /<xenc:EncryptedKey>.*<\/xenc:EncryptedKey>/.exec(xml)?.[0] ?? "";
}

/** The document with the EncryptedKey behind EncryptedData, and something else in its place. */
function beside(xml: string, instead: string): string {
  const key = keyElement(xml).replace(
    "<xenc:EncryptedKey>",
    '<xenc:EncryptedKey xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Id="key">',
  );
  return xml.replace(keyElement(xml), instead).replace("</xenc:EncryptedData>", `</xenc:EncryptedData>${key}`);
}
