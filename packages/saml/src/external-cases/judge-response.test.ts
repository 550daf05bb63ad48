import { describe, expect, it } from "vitest";

import { judge, own, readOwn } from "./judged.test.fixture.js";

const now = "2026-01-01T12:00:30Z";
const issuer = "https://idp.example.com/metadata";

/** What an unsigned Response says that another one does not. */
type Change = readonly [from: string | RegExp, to: string];

describe("a case of a Response", () => {
  const sound = readOwn("response-unsigned.xml");

  it.each<[verdict: string, change: Change, params: Record<string, unknown>]>([
    ["message/version-unsupported", ['Version="2.0"', 'Version="1.1"'], {}],
    ["message/version-unsupported", [/(saml2:Assertion.*)"2.0"/, '$1"1.1"'], {}],
    ["message/id-too-long", ["_response", "a".repeat(257)], {}],
    ["message/id-too-long", ["_assertion", "a".repeat(257)], {}],
    ["message/issuer-mismatch", [`>${issuer}</Issuer>`, ">urn:a</Issuer>"], { issuer }],
    ["message/issuer-mismatch", [`>${issuer}</saml2:Issuer>`, ">urn:a</saml2:Issuer>"], { issuer }],
    ["message/issue-instant-in-future", ["T12:00:00Z", "T13:00:00Z"], { now }],
    ["message/issue-instant-in-future", ["T12:00:00.1", "T13:00:00.1"], { now }],
    ["message/in-response-to-mismatch", ["_request", "_other"], {}],
    ["message/in-response-to-mismatch", ["_request", "_other"], { inResponseTo: "_request" }],
    ["message/in-response-to-mismatch", [' InResponseTo="_request" NotOn', " NotOn"], { inResponseTo: "_request" }],
    ["message/assertion-missing", [/<saml2:Assertion[^]*<\/saml2:Assertion>/, ""], {}],
    ["message/conditions-contradictory", ["T11:59", "T13:59"], {}],
    ["message/assertion-not-yet-valid", ["T11:59", "T12:03"], { now }],
    ["message/assertion-expired", [/(Conditions.*)T12:05/, "$1T12:00"], { now: "2026-01-01T12:02:00Z" }],
    ["message/assertion-expired", ["T12:05", "T11:59"], { now }],
    ["message/bearer-confirmation-period", ["NotOnOrAfter", "NotBefore"], { now: "2026-01-01T12:04:30Z" }],
    ["message/bearer-confirmation-missing", ["cm:bearer", "cm:sender-vouches"], {}],
    ["message/authn-statement-missing", [/<saml2:AuthnStatement[^]*<\/saml2:AuthnStatement>/, ""], {}],
    ["message/authn-instant-in-future", ["T11:58", "T12:58"], { now }],
    ["message/name-id-missing", ["alice@example.com", ""], {}],
    [
      "message/name-id-for-another",
      ['SPNameQualifier="https', 'SPNameQualifier="http'],
      { audience: "https://sp.example.com/metadata" },
    ],
    ["policy/signature-insufficient", ["", ""], { wantAssertionsSigned: true }],
  ])("%s: with %j", async (verdict, [from, to], params) => {
    expect(await judge("Response", sound, { params })).toBe(verdict.startsWith("policy") ? verdict : "accept");
    expect(await judge("Response", sound.replace(from, to), { params })).toBe(verdict);
  });

  it("is refused if a name or an attribute is encrypted and there is no key", async () => {
    const [encryptedAssertion = ""] =
      /<saml2:EncryptedAssertion[^]*<\/saml2:EncryptedAssertion>/.exec(readOwn("response-encrypted.xml")) ?? [];
    const name = encryptedAssertion.replaceAll("EncryptedAssertion", "EncryptedID");
    const attribute = encryptedAssertion.replaceAll("EncryptedAssertion", "EncryptedAttribute");
    const encrypted = [
      sound.replace(/<saml2:NameID [^]*?<\/saml2:NameID>/, name),
      sound.replace('<saml2:Attribute Name="groups"/>', attribute),
    ];
    const verdicts = await Promise.all(encrypted.map((message) => judge("Response", message)));
    expect(verdicts).toEqual(["signature/decryption-key-missing", "signature/decryption-key-missing"]);
  });

  it("is judged by the profile of its signatures", async () => {
    const transformed = readOwn("response.xml").replace("xmldsig#enveloped-signature", "xmldsig#base64");
    expect(await judge("Response", transformed)).toBe("profile/transform-not-allowed");
    expect(await judge("Response", transformed, { cert: own("idp.pem") })).toBe("profile/transform-not-allowed");
  });
});
