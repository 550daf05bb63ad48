import { createPublicKey, generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";

import { encryptInPlaceOfAssertion } from "../testing/encrypted-message.test.fixture.js";
import { encodeMessage, messageXml, signXml } from "../testing/message.test.fixture.js";
import { now, relayState } from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import { walkSignIn } from "./walk-sign-in.js";

// Whoever knows the public key can encrypt: that a message decrypts proves nothing of who wrote it.

const { provider, setup } = await createTestWalks();
const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
const publicKey = createPublicKey(privateKey);
const decryptionKeys = [privateKey.export({ type: "pkcs8", format: "pem" }).toString()];

const inNamespaces = (assertion: string) =>
  assertion.replace("<saml:Assertion", '<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"');
const assertionOf = (xml: string) => inNamespaces(/<saml:Assertion .*<\/saml:Assertion>/s.exec(xml)?.[0] ?? "");
const encrypt = (content: string, xml = messageXml()) =>
  encryptInPlaceOfAssertion(xml, new TextEncoder().encode(content), publicKey);
const signed = assertionOf(signXml(messageXml(), provider));

async function failedStepOf(xml: string) {
  const form = { SAMLResponse: encodeMessage(xml), RelayState: relayState };
  const walk = await walkSignIn(form, { ...setup, samlProvider: { ...setup.samlProvider, decryptionKeys } }, now);
  return walk.steps.find(({ outcome }) => outcome === "fail");
}

async function failureOf(xml: string) {
  return (await failedStepOf(xml))?.code;
}

describe("an encrypted assertion", () => {
  it("opens the desktop when it is signed inside", async () => {
    expect(await failureOf(encrypt(signed))).toBeUndefined();
  });

  it("opens the desktop when the Response around it is signed", async () => {
    const xml = encrypt(assertionOf(messageXml()));
    expect(await failureOf(signXml(xml, provider, { element: "Response" }))).toBeUndefined();
  });

  it.each([
    ["signature-missing", "nobody signed it", encrypt(assertionOf(messageXml()))],
    ["signed-content-changed", "it was changed before it was encrypted", encrypt(signed.replace(">alice<", ">bob<"))],
    ["assertion-not-decrypted", "it is no assertion", encrypt('<x xmlns="urn:x"/>')],
    [
      "assertion-not-decrypted",
      "it holds a second one",
      encrypt(signed.replace("</saml:Assertion>", `${signed}</saml:Assertion>`)),
    ],
    ["assertion-not-decrypted", "it is no XML", encrypt("alice")],
    [
      "assertion-not-decrypted",
      "it is not UTF-8",
      encryptInPlaceOfAssertion(messageXml(), Uint8Array.of(0xff, 0xfe), publicKey),
    ],
    [
      "assertion-not-decrypted",
      "its last octet tells of no padding",
      encryptInPlaceOfAssertion(messageXml(), new TextEncoder().encode(" ".repeat(64)), publicKey, "none"),
    ],
    [
      "assertion-not-decrypted",
      "one octet of the key was changed",
      encrypt(signed).replace(/(CipherValue>)..../, "$1AAAA"),
    ],
    [
      "assertion-not-decrypted",
      "there is no data",
      encrypt(signed).replace(/[^>]*(<\/x:CipherValue><\/x:CipherData><\/x:EncryptedData>)/, "$1"),
    ],
    ["encryption-algorithm-unknown", "by RSA 1.5", encrypt(signed).replace("rsa-oaep-mgf1p", "rsa-1_5")],
    [
      "encryption-algorithm-unknown",
      "by what every object of JavaScript has",
      encrypt(signed).replace(/Algorithm="[^"]*aes128-cbc"/, 'Algorithm="constructor"'),
    ],
    ["encryption-algorithm-unknown", "by Triple DES", encrypt(signed).replace("aes128-cbc", "tripledes-cbc")],
    [
      "encryption-algorithm-unknown",
      "without a key",
      encrypt(signed).replace(/<x:EncryptedKey>.*<\/x:EncryptedKey>/, ""),
    ],
    [
      "assertion-not-alone",
      "another stands beside it in plain",
      encrypt(signed).replace("</samlp:Response>", `${signed}</samlp:Response>`),
    ],
    [
      "assertion-not-alone",
      "another stands beside it",
      encrypt(signed).replace(/(<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>)/, "$1$1"),
    ],
    [
      "assertion-not-alone",
      "it stands elsewhere",
      encrypt(signed).replace(
        /(<saml:EncryptedAssertion>.*<\/saml:EncryptedAssertion>)/,
        "<saml:Advice>$1</saml:Advice>",
      ),
    ],
    [
      "signature-misplaced",
      "its signature stands outside",
      encrypt(assertionOf(messageXml())).replace(
        "</samlp:Status>",
        `</samlp:Status>${/<ds:Signature .*<\/ds:Signature>/s.exec(signed)?.[0] ?? ""}`,
      ),
    ],
  ])("is refused as %s when %s", async (code, _, xml) => {
    expect(await failureOf(xml)).toBe(code);
  });

  it("is refused in the same words whatever came out of it: they must not tell who asks how the octets end", async () => {
    const octets = (text: string) => new TextEncoder().encode(text);
    const messages = [
      encrypt("alice"),
      encrypt("<x/>"),
      encryptInPlaceOfAssertion(messageXml(), Uint8Array.of(0xff, 0xfe), publicKey),
      encryptInPlaceOfAssertion(messageXml(), octets(" ".repeat(64)), publicKey, "none"),
      encrypt(signed).replace(/(CipherValue>)..../, "$1AAAA"),
    ];
    const steps = await Promise.all(messages.map(failedStepOf));
    expect(new Set(steps.map((step) => JSON.stringify(step))).size).toBe(1);
  });
});
