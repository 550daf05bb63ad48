import { beforeAll, describe, expect, it } from "vitest";

import {
  encodeMessage,
  goodMessage,
  messageXml,
  signXml,
  withAttribute,
  type MessageFields,
} from "../testing/message.test.fixture.js";
import { createTestProvider, type TestProvider } from "../testing/provider.test.fixture.js";
import { createTestAuthority, createTestSetup, now, relayState } from "../testing/set-up.test.fixture.js";
import type { TwinSetup } from "../set-up.js";
import { walkSignIn } from "./walk-sign-in.js";

let provider: TestProvider;
let setup: TwinSetup;

beforeAll(async () => {
  provider = await createTestProvider(goodMessage.issuer);
  setup = createTestSetup(provider, await createTestAuthority());
});

async function refusalOf(xml: string) {
  const walk = await walkSignIn({ SAMLResponse: encodeMessage(xml), RelayState: relayState }, setup, now);
  return walk.steps.find((step) => step.outcome === "fail");
}

const sts = (message: string, code: string, status = 400) =>
  `${message} (service: AWSSecurityTokenService; status code: ${status}; error code: ${code})`;
const notAuthorized = sts("Not authorized to perform sts:AssumeRoleWithSAML", "AccessDenied", 403);
const invalidResponse = "Your request included an invalid SAML response. To logout, click here.";
const pair = "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp";
const pattern = "[a-zA-Z_0-9+=,.@-]{2,64}";

describe("a refusal quotes what AWS documents:", () => {
  it.each<[string, string, Partial<MessageFields>]>([
    [
      "Failed to assume role: Issuer not present in specified provider (service: AWSOpenIdDiscoveryService; " +
        "status code: 400; error code: AuthSamlInvalidSamlResponseException)",
      "another issuer",
      { issuer: "https://other.example/" },
    ],
    [notAuthorized, "another Recipient", { recipient: "https://other.example/" }],
    ["Response does not contain the required audience.", "another audience", { audience: "urn:x" }],
    [
      sts("Token must be redeemed within 5 minutes of issuance", "ExpiredTokenException"),
      "a message that is too old",
      { issueInstant: "2026-11-22T07:55:04Z" },
    ],
    [notAuthorized, "another NameID format", { nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }],
    [invalidResponse, "no Role", withAttribute("Role")],
    [invalidResponse, "a blank around the role", withAttribute("Role", " x,y")],
    [invalidResponse, "a blank around the session name", withAttribute("RoleSessionName", "alice ")],
    [invalidResponse, "a blank around the duration", withAttribute("SessionDuration", " 900")],
    [invalidResponse, "a blank around a tag", withAttribute("PrincipalTag:Email", " alice.liddell@example.com")],
    ["Request ARN is invalid", "half a pair", withAttribute("Role", "x")],
    ["Specified provider doesn't exist.", "another provider", withAttribute("Role", pair.replace("/idp", "/old"))],
    [notAuthorized, "another role", withAttribute("Role", pair.replace("role/", "role/x"))],
    [
      sts("RoleSessionName is required in AuthnResponse", "InvalidIdentityToken"),
      "no session name",
      withAttribute("RoleSessionName"),
    ],
    [
      sts(`RoleSessionName in AuthnResponse must match ${pattern}`, "InvalidIdentityToken"),
      "a session name with a colon",
      withAttribute("RoleSessionName", "a:b"),
    ],
    ["Unable to validate tags", "an apostrophe", withAttribute("PrincipalTag:Email", "o'brien@example.com")],
    [
      "Something went wrong: An error occurred while launching your WorkSpace",
      "another mail",
      withAttribute("PrincipalTag:Email", "x@example.com"),
    ],
  ])("%s, to %s", async (says, _, changes) => {
    expect((await refusalOf(signXml(messageXml(changes), provider)))?.says).toBe(says);
  });

  it("Response signature invalid, and what is wrong with it", async () => {
    const refusal = await refusalOf(signXml(messageXml(), await createTestProvider(goodMessage.issuer)));
    expect(refusal?.says).toBe(sts("Response signature invalid", "InvalidIdentityToken"));
    expect(refusal?.evidence).toMatch(/no certificate of the provider's metadata/);
  });

  it("invalid SAML response, and why this twin says so of an encrypted assertion", async () => {
    const refusal = await refusalOf(messageXml().replaceAll("saml:Assertion", "saml:EncryptedAssertion"));
    expect(refusal?.says).toBe(invalidResponse);
    expect(refusal?.evidence).toMatch(/encrypted/);
  });

  it("and gives the status of a Response without an assertion", async () => {
    const xml = messageXml({ status: "urn:oasis:names:tc:SAML:2.0:status:Responder" });
    const refusal = await refusalOf(xml.replace(/<saml:Assertion .*<\/saml:Assertion>/, ""));
    expect(refusal?.evidence).toMatch(/0 assertions.*status:Responder/);
  });

  it("and names the apostrophe, without the address it is in", async () => {
    const refusal = await refusalOf(
      signXml(messageXml(withAttribute("PrincipalTag:Email", "o'brien@example.com")), provider),
    );
    expect(refusal?.evidence).toBe("The tag Email holds an apostrophe.");
  });

  it("and quotes nothing that turns a line round or moves a cursor", async () => {
    const refusal = await refusalOf(signXml(messageXml({ audience: "a\u202eb\u009bc" }), provider));
    expect(refusal?.evidence).toContain("“a\u{fffd}b\u{fffd}c”");
  });

  it("and cuts what it quotes to one short line", async () => {
    const refusal = await refusalOf(signXml(messageXml({ audience: `a\nb${"c".repeat(1000)}` }), provider));
    expect(refusal?.evidence).toContain("“a bccc");
    expect(refusal?.evidence?.length).toBeLessThan(300);
  });
});
