import { attributeNameFormat } from "../assertion/attribute-name-format.js";
import { authnContextClass } from "../assertion/authn-context-class.js";
import { nameIdFormat } from "../name-id/name-id-format.js";
import type { SamlResponse } from "../response/saml-response.js";

/** A Response such as AWS sign-in takes for WorkSpaces. */
export const sampleResponse: SamlResponse = {
  id: "_5f0d1c1a3b7e4e0d9c6a2b8f7e1d4c3b",
  assertionId: "_a81c3e6f2d9b4c7ea0f5d8b1c4e7f2a9",
  issueInstant: new Date("2026-11-22T08:00:00.000Z"),
  issuer: "https://idp.example.com/saml/metadata",
  destination: "https://signin.aws.amazon.com/saml",
  audiences: ["urn:amazon:webservices"],
  nameId: { value: "alice", format: nameIdFormat.persistent },
  notBefore: new Date("2026-11-22T07:59:00.000Z"),
  notOnOrAfter: new Date("2026-11-22T08:05:00.000Z"),
  authnInstant: new Date("2026-11-22T07:58:30.250Z"),
  sessionIndex: "_c0ffee",
  sessionNotOnOrAfter: new Date("2026-11-22T16:00:00.000Z"),
  authnContextClassRef: authnContextClass.unspecified,
  attributes: [
    {
      name: "https://aws.amazon.com/SAML/Attributes/Role",
      values: ["arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp"],
    },
    { name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Email", values: ["alice@example.com"] },
  ],
};

/** An answer to a request that says all that can be said. */
export const fullResponse: SamlResponse = {
  ...sampleResponse,
  inResponseTo: "_request",
  destination: "https://sp.example/acs",
  audiences: ["https://sp.example/metadata", "https://other.example/metadata"],
  nameId: {
    value: "b1946ac92492d2347c6235b4d2611184",
    format: nameIdFormat.persistent,
    nameQualifier: "https://idp.example.com/saml/metadata",
    spNameQualifier: "https://sp.example/metadata",
  },
  oneTimeUse: true,
  proxyRestriction: { count: 1, audiences: ["https://behind.example/metadata"] },
  authenticatingAuthorities: ["https://upstream.example/metadata", "https://further.example/metadata"],
  attributes: [
    { name: "urn:text", nameFormat: attributeNameFormat.uri, friendlyName: "text", values: ["2", "", null, "1", "2"] },
    { name: "urn:none", values: [] },
    { name: "urn:string", type: "xs:string", values: ["é<&", ""] },
    { name: "urn:uri", type: "xs:anyURI", values: ["https://example.com/?a=1&b=2"] },
    { name: "urn:boolean", type: "xs:boolean", values: [true, false, null] },
    { name: "urn:integer", type: "xs:integer", values: [-1n, 2n ** 64n] },
    { name: "urn:dateTime", type: "xs:dateTime", values: [new Date("2026-11-22T08:00:00.000Z")] },
    { name: "urn:base64Binary", type: "xs:base64Binary", values: [new Uint8Array([0, 255, 16]), new Uint8Array()] },
  ],
};
