import { beforeAll, describe, expect, it } from "vitest";

import { statusFor } from "../status/status-for.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { injections, replaceMark } from "../testing/injection.test.fixture.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { readDocument, withoutSignature } from "../testing/xml-tree.test.fixture.js";
import { buildErrorResponse, type ErrorResponse } from "./error-response.js";
import type { SamlResponse } from "./saml-response.js";
import { signResponse } from "./sign-response.js";

/** Every field that takes text from somebody else. */
const fields: readonly (readonly [string, (text: string) => Partial<SamlResponse>])[] = [
  ["issuer", (text) => ({ issuer: text })],
  ["audience", (text) => ({ audiences: [text] })],
  ["second audience", (text) => ({ audiences: ["urn:first", text] })],
  ["NameID", (text) => ({ nameId: { ...sampleResponse.nameId, value: text } })],
  ["NameID format", (text) => ({ nameId: { ...sampleResponse.nameId, format: text } })],
  ["NameQualifier", (text) => ({ nameId: { ...sampleResponse.nameId, nameQualifier: text } })],
  ["SPNameQualifier", (text) => ({ nameId: { ...sampleResponse.nameId, spNameQualifier: text } })],
  ["audience of a ProxyRestriction", (text) => ({ proxyRestriction: { audiences: [text] } })],
  ["SessionIndex", (text) => ({ sessionIndex: text })],
  ["AuthnContextClassRef", (text) => ({ authnContextClassRef: text })],
  ["AuthenticatingAuthority", (text) => ({ authenticatingAuthorities: [text] })],
  ["attribute name", (text) => ({ attributes: [{ name: text, values: ["x"] }] })],
  ["attribute name format", (text) => ({ attributes: [{ name: "urn:x", nameFormat: text, values: ["x"] }] })],
  ["attribute friendly name", (text) => ({ attributes: [{ name: "urn:x", friendlyName: text, values: ["x"] }] })],
  ["attribute value", (text) => ({ attributes: [{ name: "urn:x", values: [text] }] })],
  ["second attribute value", (text) => ({ attributes: [{ name: "urn:x", values: ["x", text] }] })],
  ["xs:string value", (text) => ({ attributes: [{ name: "urn:x", type: "xs:string", values: [text] }] })],
  ["xs:anyURI value", (text) => ({ attributes: [{ name: "urn:x", type: "xs:anyURI", values: [text] }] })],
];

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

function sign(change: Partial<SamlResponse>): Promise<string> {
  return signResponse({ ...sampleResponse, ...change }, identity.signer);
}

describe.each(fields)("%s", (_, change) => {
  it.each(injections)("holds %s as a value and nothing more", async (__, text) => {
    const marked = withoutSignature(readDocument(await sign(change("MARK"))));
    const xml = await sign(change(text));
    expect(withoutSignature(readDocument(xml))).toEqual(replaceMark(marked, text));
    verifySignature(xml, identity.certificatePem);
  });

  it.each(["\0", "\u001b", "\ud83d", "\ude00", "\ufffe", "\uffff"].map((it) => [JSON.stringify(it), it]))(
    "refuses %s",
    async (__, character) => {
      await expect(sign(change(`x${character}y`))).rejects.toMatchObject({ code: "character-not-allowed" });
    },
  );
});

describe("a value that is no text, from a caller without types", () => {
  const element: unknown = JSON.parse(
    '{"namespace":{"prefix":"saml","uri":"urn:x"},"name":"x","attributes":[{"name":"y=\\"1\\"></saml:x>","value":"1"}],"children":[]}',
  );

  it.each(fields)("is refused as %s", async (_, change) => {
    await expect(sign(change(element as string))).rejects.toThrow();
    await expect(sign(change({ markup: "x" } as never))).rejects.toThrow();
  });

  it.each([undefined, {}, Symbol("x"), 1.5])("is refused as an attribute value: %s", async (value) => {
    await expect(sign({ attributes: [{ name: "urn:x", values: [value as never] }] })).rejects.toThrow();
  });
});

describe("destination", () => {
  it("appears as Destination and Recipient, with what XML escapes", async () => {
    const destination = "https://sp.example/acs?a='1'&lt;=2&amp;";
    const xml = await sign({ destination });
    const marked = withoutSignature(readDocument(await sign({ destination: "https://mark.example/" })));
    expect(withoutSignature(readDocument(xml))).toEqual(replaceMark(marked, destination, "https://mark.example/"));
    verifySignature(xml, identity.certificatePem);
  });

  const notInUrls = injections.filter(([name]) => name !== "an entity");

  it.each(notInUrls)("refuses %s", async (__, text) => {
    await expect(sign({ destination: `https://sp.example/${text}` })).rejects.toMatchObject({
      code: "endpoint-not-allowed",
    });
  });
});

describe.each(["id", "assertionId", "inResponseTo"])("%s", (field) => {
  it.each(injections)("refuses %s", async (_, text) => {
    await expect(sign({ [field]: `_${text}` })).rejects.toMatchObject({ code: "id-not-ncname" });
  });
});

describe("StatusMessage", () => {
  const error: ErrorResponse = { ...sampleResponse, status: { ...statusFor.requestDenied, message: "MARK" } };
  const build = (message: string): string => buildErrorResponse({ ...error, status: { ...error.status, message } });

  it.each(injections)("holds %s as a value and nothing more", (_, text) => {
    expect(readDocument(build(text))).toEqual(replaceMark(readDocument(build("MARK")), text));
  });

  it("refuses what XML cannot carry", () => {
    expect(() => build("x\0")).toThrow(expect.objectContaining({ code: "character-not-allowed" }));
  });
});
