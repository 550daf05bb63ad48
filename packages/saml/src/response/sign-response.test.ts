import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { attributeNameFormat } from "../assertion/attribute-name-format.js";
import type { Attribute } from "../assertion/attribute-statement.js";
import { hostileText } from "../testing/hostile-text.test.fixture.js";
import { createIdentity, type Identity } from "../testing/identity.test.fixture.js";
import { fullResponse, sampleResponse } from "../testing/sample-response.test.fixture.js";
import { exclusiveCanonicalForm, verifySignature } from "../testing/xml-crypto.test.fixture.js";
import { at, readDocument } from "../testing/xml-tree.test.fixture.js";
import { signResponse } from "./sign-response.js";
import type { SamlResponse } from "./saml-response.js";

let identity: Identity;
beforeAll(async () => {
  identity = await createIdentity();
});

function sign(change: Partial<SamlResponse> = {}): Promise<string> {
  return signResponse({ ...sampleResponse, ...change }, identity.signer);
}

describe("signResponse", () => {
  it.each([
    ["the elements of [SAMLProf] §4.1.4.2", "unsolicited", sampleResponse],
    ["all that can be said", "answer", fullResponse],
  ])("writes %s in schema order, and nothing else", async (_, name, response) => {
    const xml = await signResponse(response, identity.signer);
    const text = xml.replace(/<ds:Signature .*<\/ds:Signature>/, "<!-- signature -->").replaceAll("><", ">\n<");
    await expect(`${text}\n`).toMatchFileSnapshot(`./${name}.snapshot.xml`);
  });

  it("writes a signature in the profile of [SAMLCore] §5.4", async () => {
    const signature = at(readDocument(await sign()), "Assertion", "Signature");
    const info = at(signature, "SignedInfo");
    const transforms = at(info, "Reference", "Transforms");

    expect(signature.children).toHaveLength(3);
    expect(at(info, "CanonicalizationMethod").attributes).toEqual({ Algorithm: exclusive });
    expect(at(info, "SignatureMethod").attributes).toEqual({ Algorithm: rsaSha256 });
    expect(at(info, "Reference").attributes).toEqual({ URI: `#${sampleResponse.assertionId}` });
    expect(transforms.children).toMatchObject([
      { attributes: { Algorithm: enveloped } },
      { attributes: { Algorithm: exclusive } },
    ]);
    expect(at(info, "Reference", "DigestMethod").attributes).toEqual({ Algorithm: sha256 });
    expect(at(signature, "KeyInfo", "X509Data", "X509Certificate").children).toEqual([
      Buffer.from(identity.certificate).toString("base64"),
    ]);
  });

  it("puts the signature between the issuer and the subject of the Assertion", async () => {
    const names = at(readDocument(await sign()), "Assertion").children.map((child) =>
      typeof child === "string" ? child : child.name,
    );
    expect(names.map((name) => name.replace(/.*\}/, ""))).toEqual([
      "Issuer",
      "Signature",
      "Subject",
      "Conditions",
      "AuthnStatement",
      "AttributeStatement",
    ]);
  });

  it("leaves out the AttributeStatement when there is no attribute, and SessionNotOnOrAfter when it is not set", async () => {
    const { sessionNotOnOrAfter, ...response } = sampleResponse;
    const xml = await signResponse({ ...response, attributes: [] }, identity.signer);
    expect(sessionNotOnOrAfter).toBeDefined();
    expect(xml).not.toContain("AttributeStatement");
    expect(xml).not.toContain("SessionNotOnOrAfter");
    verifySignature(xml, identity.certificatePem);
  });

  it("keeps audiences, attributes and values in their order, and empty values", async () => {
    const xml = await sign({
      audiences: ["urn:b", "urn:a"],
      attributes: [
        { name: "urn:z", nameFormat: attributeNameFormat.uri, friendlyName: "Zed", values: ["2", "", "1", "2"] },
        { name: "urn:none", values: [] },
      ],
    });
    const assertion = at(readDocument(xml), "Assertion");
    const value = (text: string): object => ({ children: text === "" ? [] : [text] });
    expect(at(assertion, "Conditions", "AudienceRestriction").children).toMatchObject([value("urn:b"), value("urn:a")]);
    expect(at(assertion, "AttributeStatement").children).toMatchObject([
      {
        attributes: { Name: "urn:z", NameFormat: attributeNameFormat.uri, FriendlyName: "Zed" },
        children: [value("2"), value(""), value("1"), value("2")],
      },
      { attributes: { Name: "urn:none" }, children: [] },
    ]);
    verifySignature(xml, identity.certificatePem);
  });

  it("signs what it would have written without a signature", async () => {
    const xml = await sign();
    const assertion = /<saml:Assertion .*<\/saml:Assertion>/.exec(xml)?.[0] ?? "";
    const covered = verifySignature(xml, identity.certificatePem);
    expect(covered).toBe(assertion.replace(/<ds:Signature .*<\/ds:Signature>/, ""));
  });

  it("writes, whatever the values, what xml-crypto verifies and canonicalizes to the same characters", async () => {
    await fc.assert(
      fc.asyncProperty(responses(), async (response) => {
        const xml = await signResponse(response, identity.signer);
        expect(exclusiveCanonicalForm(xml)).toBe(xml);
        verifySignature(xml, identity.certificatePem);
      }),
    );
  });

  it("covers every character of the Assertion but those of KeyInfo: no change goes unnoticed", async () => {
    const xml = await sign();
    const start = xml.indexOf("<saml:Assertion");
    const end = xml.indexOf("</samlp:Response>");
    const keyInfo = { start: xml.indexOf("<ds:KeyInfo>"), end: xml.indexOf("</ds:Signature>") };
    const covered = fc.integer({ min: start, max: end - 1 }).filter((i) => i < keyInfo.start || i >= keyInfo.end);
    fc.assert(
      fc.property(covered, (i) => {
        const changed = xml.slice(0, i) + String.fromCharCode(xml.charCodeAt(i) ^ 1) + xml.slice(i + 1);
        expect(() => verifySignature(changed, identity.certificatePem)).toThrow();
      }),
      { numRuns: 200 },
    );
  });

  it("is not accepted under another certificate", async () => {
    const other = await createIdentity();
    const xml = await sign();
    expect(() => verifySignature(xml, other.certificatePem)).toThrow("invalid signature");
  });

  it("rejects with what the signer rejects with", async () => {
    const outage = new Error("KMS does not answer");
    const signer = { ...identity.signer, sign: () => Promise.reject(outage) };
    await expect(signResponse(sampleResponse, signer)).rejects.toBe(outage);
  });

  it("refuses before the key is used", async () => {
    const sign = (): Promise<never> => Promise.reject(new Error("the key was used"));
    const response = { ...sampleResponse, issuer: "" };
    await expect(signResponse(response, { ...identity.signer, sign })).rejects.toMatchObject({
      code: "value-missing",
    });
  });

  it("refuses a lifetime of more than five minutes, unless the service provider was granted it", async () => {
    const notOnOrAfter = new Date(sampleResponse.issueInstant.getTime() + 300_001);
    const long = { ...sampleResponse, notOnOrAfter };
    await expect(signResponse(long, identity.signer)).rejects.toThrow(TypeError);
    const xml = await signResponse(long, identity.signer, { insecureMaximumLifetimeSeconds: 301 });
    expect(xml.split(`NotOnOrAfter="${notOnOrAfter.toISOString()}"`)).toHaveLength(3);
  });

  it.each(["issueInstant", "notBefore", "notOnOrAfter", "authnInstant", "sessionNotOnOrAfter"])(
    "refuses an invalid date as %s",
    async (field) => {
      await expect(sign({ [field]: new Date(Number.NaN) })).rejects.toMatchObject({ code: "instant-invalid" });
    },
  );
});

/** Responses with hostile text in every field that takes text. */
function responses(): fc.Arbitrary<SamlResponse> {
  const text = hostileText();
  const values = fc.array(fc.option(text), { maxLength: 3 });
  const name = { name: text, nameFormat: text, friendlyName: text };
  const type = fc.constantFrom("xs:string" as const, "xs:anyURI" as const);
  const attribute: fc.Arbitrary<Attribute> = fc.oneof(
    fc.record({ ...name, values }, { requiredKeys: ["name", "values"] }),
    fc.record({ ...name, values, type }, { requiredKeys: ["name", "values", "type"] }),
  );
  return fc.record({
    id: fc.constant("_response"),
    assertionId: fc.constant("_assertion"),
    issueInstant: fc.constant(sampleResponse.issueInstant),
    issuer: text,
    destination: fc.webUrl({ validSchemes: ["https"], withQueryParameters: true, withFragments: true }),
    audiences: fc.tuple(text, text),
    nameId: fc.record({ value: text, format: text, nameQualifier: text, spNameQualifier: text }),
    notBefore: fc.constant(sampleResponse.notBefore),
    notOnOrAfter: fc.constant(sampleResponse.notOnOrAfter),
    authnInstant: fc.constant(sampleResponse.authnInstant),
    sessionIndex: text,
    authnContextClassRef: text,
    authenticatingAuthorities: fc.array(text, { maxLength: 2 }),
    proxyRestriction: fc.record({ count: fc.nat(), audiences: fc.array(text, { maxLength: 2 }) }),
    attributes: fc.array(attribute, { maxLength: 3 }),
  });
}

const exclusive = "http://www.w3.org/2001/10/xml-exc-c14n#";
const enveloped = "http://www.w3.org/2000/09/xmldsig#enveloped-signature";
const rsaSha256 = "http://www.w3.org/2001/04/xmldsig-more#rsa-sha256";
const sha256 = "http://www.w3.org/2001/04/xmlenc#sha256";
