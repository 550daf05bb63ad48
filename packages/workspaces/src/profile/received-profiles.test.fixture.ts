import { attributeNames, attributePrefix } from "./attribute-names.js";
import type { ReceivedProfile } from "./check-attribute-profile.js";
import type { AttributeProduct } from "./rules/product-rules.js";

export const account = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice.liddell@example.com",
  objectSid: "S-1-5-21-1864522095-575585544-30601353-1102",
};

export const role = {
  roleArn: "arn:aws:iam::111122223333:role/WorkSpaces",
  providerArn: "arn:aws:iam::111122223333:saml-provider/idp",
  sessionDurationSeconds: 28_800,
};

export const persistent = "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent";
export const emailAddress = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress";

/** A received profile as a table, which a test changes in one place. */
export interface Draft {
  nameId: { value: string; format?: string | undefined };
  attributes: Record<string, readonly string[]>;
}

/** What another identity provider sends when all is well: nothing is found in it. */
export function draftOf(product: AttributeProduct): Draft {
  const session = {
    [attributeNames.role]: [`${role.roleArn},${role.providerArn}`],
    [attributeNames.roleSessionName]: [account.userPrincipalName],
    [attributeNames.sessionDuration]: ["28800"],
  };
  const objectSid = { [attributeNames.objectSid]: [account.objectSid] };
  const tags = {
    [attributeNames.email]: [account.mail],
    [attributeNames.userPrincipalName]: [account.userPrincipalName],
    ...objectSid,
  };
  const drafts: Record<AttributeProduct, Draft> = {
    personal: {
      nameId: { value: "alice", format: persistent },
      attributes: { ...session, ...tags },
    },
    pools: { nameId: { value: "corp\\alice", format: persistent }, attributes: { ...session, ...tags } },
    applications: {
      nameId: { value: account.userPrincipalName, format: persistent },
      attributes: { ...session, ...objectSid },
    },
    "identity-center": {
      nameId: { value: account.mail, format: emailAddress },
      attributes: { [`${attributePrefix}AccessControl:CostCenter`]: ["4711"] },
    },
  };
  return drafts[product];
}

/** The draft as an assertion has it. */
export function received({ nameId, attributes }: Draft): ReceivedProfile {
  return { nameId, attributes: Object.entries(attributes).map(([name, values]) => ({ name, values })) };
}
