import { describe, expect, it } from "vitest";

import { authnRequest, consumer, judge, metadata, own, readOwn } from "./judged.test.fixture.js";

const acs = "http://sp.example.com/acs";
const spMetadata = metadata(consumer(acs) + consumer("https://sp.example.com/other", 1));
const postOnly = 'ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"';
const artifact = 'ProtocolBinding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact"';
const named = (url: string): string => `AssertionConsumerServiceURL="${url}"`;

describe("a case of an AuthnRequest", () => {
  it.each<[verdict: string, string, message: string, params: Record<string, unknown>]>([
    ["accept", "nothing", authnRequest(), {}],
    ["accept", "metadata, and http in it", authnRequest(named(acs)), { spMetadata }],
    ["accept", "metadata, by index", authnRequest('AssertionConsumerServiceIndex="1"'), { spMetadata }],
    ["accept", "one endpoint, while it names an index", authnRequest('AssertionConsumerServiceIndex="1"'), { acs }],
    ["accept", "one endpoint, and its binding", authnRequest(`${named(acs)} ${postOnly}`), { acs }],
    ["message/issuer-missing", "an Issuer", authnRequest("", ""), {}],
    ["message/issuer-missing", "an Issuer with text", authnRequest("", "<saml:Issuer> </saml:Issuer>"), {}],
    ["message/issuer-mismatch", "another Issuer", authnRequest(), { issuer: "https://sp.example.com" }],
    ["message/version-unsupported", "version 2.0", authnRequest().replace('"2.0"', '"1.1"'), {}],
    ["message/id-too-long", "an ID of any length", authnRequest().replace("_a", "a".repeat(257)), {}],
    ["message/destination-mismatch", "an endpoint", authnRequest('Destination="urn:a"'), { destination: "urn:b" }],
    ["policy/endpoint-not-allowed", "an address", authnRequest(named("javascript:alert(1)")), {}],
    [
      "policy/service-provider-unknown",
      "the same sender",
      authnRequest(),
      { spMetadata: metadata(consumer(acs), "urn:a") },
    ],
    ["policy/assertion-consumer-service-unknown", "metadata", authnRequest(named(`${acs}/`)), { spMetadata }],
    [
      "policy/endpoint-not-allowed",
      "metadata",
      authnRequest(),
      { spMetadata: metadata(consumer("javascript:alert(1)")) },
    ],
    ["policy/assertion-consumer-service-unknown", "one endpoint", authnRequest(named(`${acs}/`)), { acs }],
    ["policy/protocol-binding-unsupported", "HTTP-POST", authnRequest(artifact), { acs }],
    [
      "policy/assertion-consumer-service-ambiguous",
      "one endpoint",
      authnRequest(`AssertionConsumerServiceIndex="1" ${named(acs)}`),
      { acs },
    ],
  ])("%s: held against %s", async (verdict, _, message, params) => {
    expect(await judge("AuthnRequest", message, { params })).toBe(verdict);
  });

  it("is refused if its key is of no use", async () => {
    const cert = own("old.pem");
    expect(await judge("AuthnRequest", authnRequest(), { cert })).toBe("signature/key-too-short");
  });

  it("is judged by the profile of its signature alone without a key", async () => {
    expect(await judge("AuthnRequest", readOwn("authn-request.xml"))).toBe("accept");
    const altered = readOwn("authn-request.xml").replace("https://sp.example.com/acs", acs);
    expect(await judge("AuthnRequest", altered)).toBe("accept");
    expect(await judge("AuthnRequest", altered, { cert: own("sp.pem") })).toBe("signature/digest-mismatch");
  });

  it("is judged by the keys of metadata if there are any", async () => {
    const altered = readOwn("authn-request.xml").replace("https://sp.example.com/acs", acs);
    const verdict = await judge("AuthnRequest", altered, { params: { spMetadata: readOwn("metadata.xml") } });
    expect(verdict).toBe("signature/digest-mismatch");
    expect(await judge("AuthnRequest", altered, { params: { spMetadata } })).toBe("accept");
  });
});
