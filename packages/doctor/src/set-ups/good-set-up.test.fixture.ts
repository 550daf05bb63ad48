import { responseXml, type ResponseFields } from "./response-xml.test.fixture.js";
import type { Signing } from "./sign-xml.test.fixture.js";

/** A certificate of the set-up, by its end and what it may be used for. */
interface CertificateFields {
  readonly notAfter: string;
  readonly purposes: readonly [string, ...string[]];
}

/** All that an administrator set up, as the AWS CLI and Active Directory print it, and what the browser posted. */
export interface SetUp {
  readonly response: ResponseFields;
  /** How this identity provider writes a response. */
  readonly write: (response: ResponseFields) => string;
  /** `stale`: with another key than that of the metadata. */
  readonly signing: Signing & { readonly key?: "current" | "stale" };
  /** Done to the message after it was signed. */
  readonly afterSigning: (xml: string) => string;
  readonly relayState: string | undefined;
  /** Of the HAR: how the browser encoded the relay state. */
  readonly encodeRelayState: (value: string) => string;
  readonly metadataEntityId: string;
  readonly role: { readonly Role: Readonly<Record<string, unknown>> };
  readonly rolePolicy: Readonly<Record<string, unknown>>;
  readonly directory: Readonly<Record<string, unknown>>;
  readonly account: Readonly<Record<string, unknown>>;
  readonly authorityNotAfter: string;
  readonly domainController: CertificateFields;
  readonly postedAt: string;
}

/** A set-up in which nothing is wrong; each broken one changes one thing. */
export const goodSetUp: SetUp = {
  response: {
    issuer: "https://idp.example.com/metadata",
    recipient: "https://signin.aws.amazon.com/saml",
    audience: "urn:amazon:webservices",
    issueInstant: "2026-11-22T08:00:00Z",
    nameId: "alice",
    nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    attributes: {
      Role: ["arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp"],
      RoleSessionName: ["alice@corp.example.com"],
      SessionDuration: ["28800"],
      "PrincipalTag:Email": ["alice.liddell@example.com"],
      "PrincipalTag:UserPrincipalName": ["alice@corp.example.com"],
      "PrincipalTag:ObjectSid": ["S-1-5-21-1864522095-575585544-30601353-1102"],
    },
  },
  write: responseXml,
  signing: {},
  afterSigning: (xml) => xml,
  relayState: "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSfra+ABC12D",
  encodeRelayState: encodeURIComponent,
  metadataEntityId: "https://idp.example.com/metadata",
  role: {
    Role: {
      Path: "/",
      RoleName: "WorkSpaces",
      Arn: "arn:aws:iam::111122223333:role/WorkSpaces",
      CreateDate: "2026-01-01T00:00:00+00:00",
      AssumeRolePolicyDocument: trustPolicy({}),
      MaxSessionDuration: 43200,
    },
  },
  rolePolicy: { RoleName: "WorkSpaces", PolicyName: "stream", PolicyDocument: streamPolicy({}) },
  directory: {
    DirectoryId: "d-9067012345",
    Alias: "corp",
    DirectoryName: "corp.example.com",
    RegistrationCode: "WSfra+ABC12D",
    DirectoryType: "AD_CONNECTOR",
    State: "REGISTERED",
    SamlProperties: {
      Status: "ENABLED",
      UserAccessUrl: "https://idp.example.com/launch",
      RelayStateParameterName: "RelayState",
    },
    CertificateBasedAuthProperties: {
      Status: "ENABLED",
      CertificateAuthorityArn:
        "arn:aws:acm-pca:eu-central-1:111122223333:certificate-authority/11223344-1234-1122-2233-112233445566",
    },
  },
  account: {
    DistinguishedName: "CN=Alice Liddell,OU=Staff,DC=corp,DC=example,DC=com",
    SamAccountName: "alice",
    UserPrincipalName: "alice@corp.example.com",
    mail: "alice.liddell@example.com",
    SID: { BinaryLength: 28, Value: "S-1-5-21-1864522095-575585544-30601353-1102" },
    Enabled: true,
  },
  authorityNotAfter: "2036-01-01T00:00:00Z",
  domainController: {
    notAfter: "2027-01-01T00:00:00Z",
    purposes: ["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1", "1.3.6.1.4.1.311.20.2.2", "1.3.6.1.5.2.3.5"],
  },
  postedAt: "2026-11-22T08:00:04.125Z",
};

/** The trust policy of the WorkSpaces guide, with members of its statement changed. */
export function trustPolicy(changes: Readonly<Record<string, unknown>>): object {
  const statement = {
    Effect: "Allow",
    Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/idp" },
    Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    Condition: {
      StringEquals: { "SAML:sub_type": "persistent" },
      StringLike: { "SAML:aud": "https://*signin.aws.amazon.com/saml*" },
    },
  };
  return { Version: "2012-10-17", Statement: [{ ...statement, ...changes }] };
}

/** The permission policy of the WorkSpaces guide, with members of its statement changed. */
export function streamPolicy(changes: Readonly<Record<string, unknown>>): object {
  const statement = {
    Effect: "Allow",
    Action: "workspaces:Stream",
    Resource: "arn:aws:workspaces:eu-central-1:111122223333:directory/d-9067012345",
    Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
  };
  return { Version: "2012-10-17", Statement: [{ ...statement, ...changes }] };
}
