import { randomUUID } from "node:crypto";

import { authnContextClass, nameIdFormat, type SamlResponse } from "@idpkit/saml";

export const issuer = "https://idp.example.com/saml/metadata";
export const awsSignIn = "https://signin.aws.amazon.com/saml";
const aws = "https://aws.amazon.com/SAML/Attributes";

/** What WorkSpaces is sent for one person. */
export const workspacesAttributes: Readonly<Record<string, string>> = {
  [`${aws}/Role`]: "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idpkit",
  [`${aws}/RoleSessionName`]: "alice@corp.example.com",
  [`${aws}/SessionDuration`]: "43200",
  [`${aws}/PrincipalTag:Email`]: "alice@corp.example.com",
  [`${aws}/PrincipalTag:UserPrincipalName`]: "alice@corp.example.com",
  [`${aws}/PrincipalTag:ObjectSid`]: "S-1-5-21-1004336348-1177238915-682003330-1104",
};

/** The response for one launch of WorkSpaces. */
export function workspacesResponse(now = new Date()): SamlResponse {
  return {
    id: `_${randomUUID()}`,
    assertionId: `_${randomUUID()}`,
    issueInstant: now,
    issuer,
    destination: awsSignIn,
    audiences: ["urn:amazon:webservices"],
    nameId: { value: "alice", format: nameIdFormat.persistent },
    notBefore: new Date(now.getTime() - 60_000),
    notOnOrAfter: new Date(now.getTime() + 300_000),
    authnInstant: now,
    sessionIndex: randomUUID(),
    authnContextClassRef: authnContextClass.unspecified,
    attributes: Object.entries(workspacesAttributes).map(([name, value]) => ({ name, values: [value] })),
  };
}
