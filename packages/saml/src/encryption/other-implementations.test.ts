import { beforeAll, describe, expect, it } from "vitest";

import { isMissing, run } from "../testing/command.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { element } from "../xml/element.js";
import { samlp } from "../xml/namespaces.js";
import { encryptedAssertion } from "./encrypt-element.js";
import {
  assertion,
  decrypt,
  encrypt,
  flipBit,
  generateKeys,
  keyTransports,
  withContent,
  type RsaKeys,
} from "./encrypted.test.fixture.js";
import { createEncryptionRecipient } from "./encryption-recipient.js";

let keys: RsaKeys;
let publicPem: string;
let privatePem: string;
beforeAll(() => {
  keys = generateKeys();
  publicPem = keys.publicKey.export({ type: "spki", format: "pem" }) as string;
  privatePem = keys.privateKey.export({ type: "pkcs8", format: "pem" }) as string;
});

describe.skipIf(isMissing("xmlsec1"))("xmlsec1 (apt-get install xmlsec1)", () => {
  function xmlsecDecrypt(xml: string): string {
    const commandLine = ["--decrypt", "--privkey-pem", "sp.pem", "encrypted.xml"];
    return run("xmlsec1", commandLine, { "encrypted.xml": xml, "sp.pem": privatePem });
  }

  /** Encrypts the assertion within `<saml:EncryptedAssertion>`, as a template says. */
  function xmlsecEncrypt(dataEncryption: string, sessionKey: string, keyTransport: string): string {
    const what = ["--xml-data", "plain.xml", "--node-xpath", "/*/*"];
    const commandLine = ["--encrypt", "--pubkey-pem", "sp.pem", "--session-key", sessionKey, ...what, "template.xml"];
    return run("xmlsec1", commandLine, {
      "sp.pem": publicPem,
      "plain.xml": `<saml:EncryptedAssertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">${assertion}</saml:EncryptedAssertion>`,
      "template.xml": template(dataEncryption, keyTransport),
    });
  }

  it.each(["AES-128-GCM", "AES-256-GCM", "insecure-AES-128-CBC", "insecure-AES-256-CBC"] as const)(
    "decrypts what we encrypt with %s",
    (dataEncryption) => {
      const decrypted = xmlsecDecrypt(encrypt(createEncryptionRecipient(keys.publicKey, { dataEncryption })));
      expect(decrypted).toContain(">&#xDC;n&#xEF;c&#xF6;d&#xE9; &#x1F600;</saml:Assertion></saml:EncryptedAssertion>");
    },
  );

  it("decrypts what we encrypt for a named recipient", () => {
    const recipient = createEncryptionRecipient(keys.publicKey, { entityId: "https://sp.example.com/" });
    expect(xmlsecDecrypt(encrypt(recipient))).toContain("<saml:Assertion");
  });

  it("refuses what we encrypt with a bit changed", () => {
    const xml = encrypt(createEncryptionRecipient(keys.publicKey));
    expect(() => xmlsecDecrypt(withContent(xml, (octets) => flipBit(octets, 200)))).toThrow();
  });

  it.each([
    ["http://www.w3.org/2009/xmlenc11#aes128-gcm", "aes-128"],
    ["http://www.w3.org/2009/xmlenc11#aes256-gcm", "aes-256"],
    ["http://www.w3.org/2001/04/xmlenc#aes128-cbc", "aes-128"],
    ["http://www.w3.org/2001/04/xmlenc#aes256-cbc", "aes-256"],
  ])("encrypts with %s what we decrypt", async (uri, sessionKey) => {
    const xml = xmlsecEncrypt(uri, sessionKey, "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
    await expect(decrypt(xml, keys.privateKey, { insecureAllowCbc: true })).resolves.toMatch(
      /^<saml:Assertion .*😀<\/saml:Assertion>$/,
    );
  });

  it("encrypts with RSA 1.5, or in CBC, what we refuse", async () => {
    const refusal = expect.objectContaining({ code: "encryption-algorithm-insecure" }) as Error;
    const gcm = "http://www.w3.org/2009/xmlenc11#aes128-gcm";
    const rsa15 = xmlsecEncrypt(gcm, "aes-128", "http://www.w3.org/2001/04/xmlenc#rsa-1_5");
    await expect(decrypt(rsa15, keys.privateKey)).rejects.toThrow(refusal);
    const cbc = "http://www.w3.org/2001/04/xmlenc#aes256-cbc";
    const inCbc = xmlsecEncrypt(cbc, "aes-256", "http://www.w3.org/2001/04/xmlenc#rsa-oaep-mgf1p");
    await expect(decrypt(inCbc, keys.privateKey)).rejects.toThrow(refusal);
  });
});

describe.skipIf(schemasAreMissing())(`the schemas of OASIS and W3C (${howToGetSchemas})`, () => {
  it("hold for whatever we encrypt", () => {
    const entityId = "https://sp.example.com/";
    const encrypted = keyTransports.map(([, keyTransport]) => {
      return encryptedAssertion(assertion, createEncryptionRecipient(keys.publicKey, { keyTransport, entityId }));
    });
    const attributes = { ID: "_r", Version: "2.0", IssueInstant: "2026-11-22T08:00:00.000Z" };
    const statusCode = element(samlp, "StatusCode", { Value: "urn:oasis:names:tc:SAML:2.0:status:Success" }, []);
    const status = element(samlp, "Status", {}, [statusCode]);
    const response = canonicalXml(element(samlp, "Response", attributes, [status, ...encrypted]));
    expect(() => {
      checkSchema(response);
    }).not.toThrow();
  });
});

function template(dataEncryption: string, keyTransport: string): string {
  const cipherData = "<xenc:CipherData><xenc:CipherValue/></xenc:CipherData>";
  return (
    '<xenc:EncryptedData xmlns:xenc="http://www.w3.org/2001/04/xmlenc#" Type="http://www.w3.org/2001/04/xmlenc#Element">' +
    `<xenc:EncryptionMethod Algorithm="${dataEncryption}"/>` +
    '<ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#">' +
    `<xenc:EncryptedKey><xenc:EncryptionMethod Algorithm="${keyTransport}"/>${cipherData}</xenc:EncryptedKey>` +
    `</ds:KeyInfo>${cipherData}</xenc:EncryptedData>`
  );
}
