import { describe, expect, it } from "vitest";

import { judge, own, readOwn, type CaseDetails } from "./judged.test.fixture.js";

describe("a case of an Assertion", () => {
  const unsigned = readOwn("assertion.xml").replace(/<ds:Signature[^]*<\/ds:Signature>/, "");
  const [encrypted = ""] =
    /<saml2:EncryptedAssertion[^]*<\/saml2:EncryptedAssertion>/.exec(readOwn("response-encrypted.xml")) ?? [];
  const decryptionKey = own("decryption-key.pem");

  it.each<[verdict: string, string, message: string, more: CaseDetails]>([
    ["accept", "unsigned, without a key", unsigned, {}],
    ["accept", "encrypted", encrypted, { decryptionKey, cert: own("idp.pem") }],
    ["accept", "no bearer, without an endpoint", unsigned.replace("cm:bearer", "cm:sender-vouches"), {}],
    [
      "message/bearer-confirmation-missing",
      "no bearer",
      unsigned.replace("cm:bearer", "a"),
      { params: { acs: "urn:a" } },
    ],
    ["signature/signature-missing", "unsigned", unsigned, { cert: own("idp.pem") }],
    ["policy/signature-missing", "unsigned", unsigned, { params: { spRequiresSignature: true } }],
    ["policy/signature-insufficient", "unsigned", unsigned, { params: { wantAssertionsSigned: true } }],
    ["schema/message-unexpected", "a Response", readOwn("response.xml"), {}],
  ])("%s: %s", async (verdict, _, message, more) => {
    expect(await judge("Assertion", message, more)).toBe(verdict);
  });
});
