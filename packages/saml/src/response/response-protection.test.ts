import { KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { createEncryptionRecipient, type EncryptionRecipient } from "../encryption/encryption-recipient.js";
import { isMissing, run } from "../testing/command.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { fullResponse } from "../testing/sample-response.test.fixture.js";
import { checkSchema, howToGetSchemas, schemasAreMissing } from "../testing/schema.test.fixture.js";
import { exclusiveCanonicalForm, verifySignatureOf } from "../testing/xml-crypto.test.fixture.js";
import { readDocument, type ReadElement } from "../testing/xml-tree.test.fixture.js";
import { signResponse, type ResponseProtection } from "./sign-response.js";

let identity: Identity;
let serviceProvider: Identity;
let recipient: EncryptionRecipient;
beforeAll(async () => {
  [identity, serviceProvider] = await Promise.all([createIdentity(), createIdentity()]);
  recipient = createEncryptionRecipient(serviceProvider.certificate, { entityId: "https://sp.example/metadata" });
});

interface Row {
  readonly sign: NonNullable<ResponseProtection["sign"]> | undefined;
  /** Options that get the recipient. */
  readonly encrypt: readonly ("encryptFor" | "encryptNameIdFor")[];
  /** What has a signature that can be seen. */
  readonly signed: readonly string[];
  /** What has one once it is decrypted. */
  readonly signedInside: readonly string[];
}

const assertion = ["Assertion"];
const response = ["Response"];
const both = ["Response", "Assertion"];
const nameOnly = ["encryptNameIdFor"] as const;
const whole = ["encryptFor"] as const;
const everything = ["encryptFor", "encryptNameIdFor"] as const;

const rows: readonly Row[] = [
  { sign: undefined, encrypt: [], signed: assertion, signedInside: [] },
  { sign: "assertion", encrypt: [], signed: assertion, signedInside: [] },
  { sign: "response", encrypt: [], signed: response, signedInside: [] },
  { sign: "both", encrypt: [], signed: both, signedInside: [] },
  { sign: "assertion", encrypt: nameOnly, signed: assertion, signedInside: [] },
  { sign: "response", encrypt: nameOnly, signed: response, signedInside: [] },
  { sign: "both", encrypt: nameOnly, signed: both, signedInside: [] },
  { sign: "assertion", encrypt: whole, signed: [], signedInside: assertion },
  { sign: "response", encrypt: whole, signed: response, signedInside: assertion },
  { sign: "both", encrypt: whole, signed: response, signedInside: assertion },
  { sign: "both", encrypt: everything, signed: response, signedInside: assertion },
];

describe.each(rows)("sign: $sign, with $encrypt", ({ sign, encrypt, signed, signedInside }) => {
  let xml: string;
  beforeAll(async () => {
    const encryption = Object.fromEntries(encrypt.map((option) => [option, recipient]));
    xml = await signResponse(fullResponse, identity.signer, { ...(sign && { sign }), ...encryption });
  });

  it("is in exclusive canonical form as it stands", () => {
    expect(exclusiveCanonicalForm(xml)).toBe(xml);
  });

  it("is signed where it should be, and shows nothing that was to be hidden", () => {
    expect(signedElements(readDocument(xml))).toEqual(signed);
    for (const localName of signed) verifySignatureOf(localName, xml, identity.certificatePem);
    expect(xml.includes('Name="urn:boolean"')).toBe(!encrypt.includes("encryptFor"));
    expect(xml.includes(fullResponse.nameId.value)).toBe(encrypt.length === 0);
  });

  it.skipIf(isMissing("xmllint"))("is canonical to xmllint as well (apt-get install libxml2-utils)", () => {
    expect(run("xmllint", ["--nonet", "--exc-c14n", "response.xml"], { "response.xml": xml })).toBe(xml);
  });

  it.skipIf(schemasAreMissing())(`is valid by the schemas (${howToGetSchemas})`, () => {
    expect(() => {
      checkSchema(xml);
    }).not.toThrow();
  });

  it.skipIf(isMissing("xmlsec1"))(
    "is verified, decrypted, verified and decrypted by xmlsec1 (apt-get install xmlsec1)",
    () => {
      for (const localName of signed) verifyByXmlsec(xml, localName);
      const opened = decryptByXmlsec(xml, signedInside.length);
      for (const localName of signedInside) verifyByXmlsec(opened, localName);
      const readable = decryptByXmlsec(opened, encrypt.length - signedInside.length);
      expect(readable).toContain(`>${fullResponse.nameId.value}</saml:NameID>`);
    },
  );
});

it("signs the whole Response, whatever is inside", async () => {
  const xml = await signResponse(fullResponse, identity.signer, { sign: "both" });
  const covered = verifySignatureOf("Response", xml, identity.certificatePem);
  expect(covered).toBe(xml.replace(/<ds:Signature .*?<\/ds:Signature>/, ""));
});

it.each(["encryptFor", "encryptNameIdFor"])("%s gives a fresh key and other characters each time", async (option) => {
  const sign = (): Promise<string> => signResponse(fullResponse, identity.signer, { [option]: recipient });
  const documents = [await sign(), await sign()];
  const cipherValues = documents.flatMap((xml) => xml.match(/<xenc:CipherValue>[^<]+/g) ?? []);
  expect(cipherValues).toHaveLength(4);
  expect(new Set(cipherValues).size).toBe(4);
});

/** Local names of the elements that have a signature as a child, in document order. */
function signedElements({ name, children }: ReadElement): readonly string[] {
  const elements = children.filter((child) => typeof child !== "string");
  const own = elements.some((child) => localName(child.name) === "Signature") ? [localName(name)] : [];
  return [...own, ...elements.flatMap(signedElements)];
}

function localName(expandedName: string): string {
  return expandedName.replace(/.*\}/, "");
}

/** Verifies with our certificate alone: `rsa` keeps it from taking a key out of KeyInfo. */
function verifyByXmlsec(xml: string, localName: string): void {
  const ids = ["assertion:Assertion", "protocol:Response"].flatMap((it) => [
    "--id-attr:ID",
    `urn:oasis:names:tc:SAML:2.0:${it}`,
  ]);
  const key = ["--pubkey-cert-pem", "idp.pem", "--enabled-key-data", "rsa", "--enabled-reference-uris", "same-doc"];
  const signature = `//*[local-name()='${localName}']/*[local-name()='Signature']`;
  run("xmlsec1", ["--verify", ...key, ...ids, "--node-xpath", signature, "response.xml"], {
    "response.xml": xml,
    "idp.pem": identity.certificatePem,
  });
}

/** Decrypts the first EncryptedData, and so on as often as asked. */
function decryptByXmlsec(xml: string, times: number): string {
  if (times === 0) return xml;
  const key = KeyObject.from(serviceProvider.privateKey).export({ type: "pkcs8", format: "pem" }).toString();
  const decrypted = run("xmlsec1", ["--decrypt", "--privkey-pem", "sp.pem", "response.xml"], {
    "response.xml": xml,
    "sp.pem": key,
  });
  return decryptByXmlsec(decrypted, times - 1);
}
