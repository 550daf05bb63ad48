import { authnContextClass } from "../assertion/authn-context-class.js";
import { nameIdFormat } from "../assertion/name-id-format.js";
import type { UnsolicitedResponse } from "../response/unsolicited-response.js";

/** A Response such as AWS sign-in takes for WorkSpaces. */
export const sampleResponse: UnsolicitedResponse = {
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
