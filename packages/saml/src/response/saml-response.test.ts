import { describe, expect, it } from "vitest";

import { nameIdFormat } from "../name-id/name-id-format.js";
import { sampleResponse } from "../testing/sample-response.test.fixture.js";
import { checkSamlResponse, type SamlResponse } from "./saml-response.js";

const { issueInstant, notOnOrAfter, nameId } = sampleResponse;
const { emailAddress } = nameIdFormat;
const later = new Date(issueInstant.getTime() + 1);

describe("checkSamlResponse", () => {
  it("takes a Response as AWS sign-in wants it", () => {
    expect(() => {
      checkSamlResponse(sampleResponse);
    }).not.toThrow();
  });

  it.each<[string, Partial<SamlResponse>]>([
    ["an attribute value that is empty", { attributes: [{ name: "urn:x", values: [""] }] }],
    ["an authentication at the very instant of the issue", { authnInstant: issueInstant }],
    ["an entity ID of 1024 characters", { issuer: "x".repeat(1024) }],
    ["a proxy count of 0", { proxyRestriction: { count: 0 } }],
    ["IDs with the other characters of an ASCII NCName", { id: "A-1.b_", assertionId: "_" }],
  ])("takes %s", (_, change) => {
    expect(() => {
      checkSamlResponse({ ...sampleResponse, ...change });
    }).not.toThrow();
  });

  it.each<[string, string, Partial<SamlResponse>]>([
    ["id-not-ncname", "an ID that begins with a digit", { id: "1a" }],
    ["id-not-ncname", "an empty ID", { assertionId: "" }],
    ["id-not-ncname", "an ID with a colon", { assertionId: "a:b" }],
    ["id-not-ncname", "an ID with a quote", { assertionId: 'a"b' }],
    ["id-not-ncname", "an ID with a line feed at its end", { assertionId: "_a\n" }],
    ["id-not-ncname", "an ID outside ASCII", { id: "é" }],
    ["id-not-ncname", "an InResponseTo that is no ID", { inResponseTo: "1" }],
    ["id-not-ncname", "an empty InResponseTo", { inResponseTo: "" }],
    ["id-repeated", "the same ID twice", { id: sampleResponse.assertionId }],
    ["instants-out-of-order", "NotOnOrAfter at NotBefore", { notBefore: notOnOrAfter }],
    ["instants-out-of-order", "NotOnOrAfter before NotBefore", { notBefore: new Date(notOnOrAfter.getTime() + 1) }],
    ["instants-out-of-order", "an authentication after the issue", { authnInstant: later }],
    ["instants-out-of-order", "a session that ends when it begins", { sessionNotOnOrAfter: issueInstant }],
    ["endpoint-not-allowed", "a destination that is no URL", { destination: "urn:amazon:webservices" }],
    ["endpoint-not-allowed", "a destination without TLS", { destination: "http://signin.aws.amazon.com/saml" }],
    ["value-missing", "an empty issuer", { issuer: "" }],
    ["entity-id-too-long", "an entity ID of 1025 characters", { issuer: "x".repeat(1025) }],
    ["value-missing", "no audience", { audiences: [] as unknown as [string] }],
    ["value-missing", "an empty audience", { audiences: ["urn:amazon:webservices", ""] }],
    ["value-missing", "an empty NameID", { nameId: { ...nameId, value: "" } }],
    ["value-missing", "a NameID of white space", { nameId: { ...nameId, value: " \t\r\n" } }],
    ["value-missing", "an empty NameID format", { nameId: { ...nameId, format: "" } }],
    ["value-missing", "an empty NameQualifier", { nameId: { ...nameId, nameQualifier: "" } }],
    ["email-address-malformed", "a NameID that is no address", { nameId: { ...nameId, format: emailAddress } }],
    ["value-missing", "an empty audience of a ProxyRestriction", { proxyRestriction: { audiences: [""] } }],
    ["value-missing", "an empty AuthenticatingAuthority", { authenticatingAuthorities: [""] }],
    ["value-missing", "an empty SessionIndex", { sessionIndex: "" }],
    ["value-missing", "an empty AuthnContextClassRef", { authnContextClassRef: "" }],
    ["value-missing", "an attribute without a name", { attributes: [{ name: "", values: ["x"] }] }],
  ])("refuses with %s %s", (code, _, change) => {
    expect(() => {
      checkSamlResponse({ ...sampleResponse, ...change });
    }).toThrow(expect.objectContaining({ name: "SamlError", code }));
  });

  it.each([-1, 1.5, Number.NaN, 2 ** 53])("takes a proxy count of %s for a fault of the program", (count) => {
    expect(() => {
      checkSamlResponse({ ...sampleResponse, proxyRestriction: { count } });
    }).toThrow(TypeError);
  });
});
