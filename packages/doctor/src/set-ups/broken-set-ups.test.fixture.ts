import type { ExaminedStep } from "../verdict/verdict.js";
import { goodSetUp, streamPolicy, trustPolicy, type SetUp } from "./good-set-up.test.fixture.js";
import type { ResponseFields } from "./response-xml.test.fixture.js";

/** A set-up with one planted fault. */
export interface BrokenSetUp {
  /** As an operator would tell it. */
  readonly name: string;
  readonly fault: NonNullable<ExaminedStep["code"]>;
  /** The page of AWS or Microsoft, or the reports, that tell of it. */
  readonly source: string;
  readonly changes: Partial<SetUp>;
}

/** Where the faults were read of. */
const sources = {
  "iam-saml": "https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html",
  "iam-tags": "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html",
  "iam-assertions": "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html",
  workspaces: "https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-troubleshooting.html",
  "workspaces-saml": "https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html",
  "workspaces-cba": "https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html",
  kb5014754: "https://support.microsoft.com/topic/ad2c23b0-15d8-4340-a468-4d4f3b188f16",
} as const;

const { response, directory } = goodSetUp;

/** Set-ups as the troubleshooting pages tell of them, each with one fault and nothing else wrong before it. */
export const brokenSetUps: readonly BrokenSetUp[] = [
  // «Your request included an invalid SAML response»
  planted("the attribute Role is not sent", "role-missing", "iam-saml", attribute("Role")),
  planted(
    "the claim rule leaves a blank behind the role",
    "role-whitespace",
    "iam-saml",
    attribute("Role", `${response.attributes["Role"]?.[0] ?? ""} `),
  ),
  planted(
    "a blank follows the tag's value",
    "tag-whitespace",
    "iam-saml",
    attribute("PrincipalTag:UserPrincipalName", "alice@corp.example.com "),
  ),
  planted(
    "a session of two days",
    "session-duration-malformed",
    "iam-assertions",
    attribute("SessionDuration", "172800"),
  ),
  planted("the identity provider encrypts", "assertion-encrypted", "iam-saml", {
    afterSigning: (xml) =>
      xml.replace(/<saml:Assertion [^]*<\/saml:Assertion>/, "<saml:EncryptedAssertion></saml:EncryptedAssertion>"),
  }),
  // «Response signature invalid», «Issuer not present in specified provider»
  planted("IAM has last year's metadata", "signing-key-unknown", "iam-saml", { signing: { key: "stale" } }),
  planted("a proxy formats the XML", "signed-content-changed", "iam-saml", {
    afterSigning: (xml) => xml.replaceAll("><saml:Attribute ", ">\n<saml:Attribute "),
  }),
  planted("nothing is signed", "signature-missing", "iam-saml", { signing: { elements: [] } }),
  planted(
    "the identity provider was renamed",
    "issuer-mismatch",
    "iam-saml",
    said({ issuer: "https://new.example.com" }),
  ),
  // «Response does not contain the required audience», «must be redeemed within 5 minutes»
  planted(
    "the audience is the name of the application",
    "audience-mismatch",
    "iam-saml",
    said({ audience: "workspaces" }),
  ),
  planted("the response waits on a consent page", "issued-too-long-ago", "iam-saml", {
    postedAt: "2026-11-22T08:05:30.000Z",
  }),
  planted("the identity provider's clock is an hour ahead", "issued-in-the-future", "iam-saml", {
    postedAt: "2026-11-22T07:00:00.000Z",
  }),
  // «Not authorized to perform sts:AssumeRoleWithSAML»
  planted("the NameID is empty", "name-id-missing", "iam-saml", said({ nameId: "" })),
  planted(
    "the NameID has the default format",
    "name-id-format",
    "workspaces-saml",
    said({ nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified" }),
  ),
  planted(
    "the role's name is in lower case",
    "role-unknown",
    "iam-saml",
    attribute("Role", "arn:aws:iam::111122223333:role/workspaces,arn:aws:iam::111122223333:saml-provider/idp"),
  ),
  planted(
    "the trust policy forgets session tags",
    "trust-policy-denies-tag-session",
    "workspaces-saml",
    trusting({ Action: "sts:AssumeRoleWithSAML" }),
  ),
  planted(
    "the trust policy names another provider",
    "trust-policy-denies-provider",
    "iam-saml",
    trusting({ Principal: { Federated: "arn:aws:iam::111122223333:saml-provider/old" } }),
  ),
  planted("the trust policy of before the regional endpoints", "trust-policy-denies-audience", "workspaces-saml", {
    ...said({ recipient: "https://eu-central-1.signin.aws.amazon.com/saml" }),
    ...trusting({ Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } } }),
  }),
  planted(
    "the console's wizard puts the endpoint under SAML:sub_type",
    "trust-policy-denies-subject-type",
    "workspaces-saml",
    trusting({ Condition: { StringEquals: { "SAML:sub_type": "https://signin.aws.amazon.com/saml" } } }),
  ),
  planted(
    "SourceIdentity is sent by default",
    "trust-policy-denies-source-identity",
    "iam-saml",
    attribute("SourceIdentity", "alice"),
  ),
  // Role, session and tags
  planted(
    "two ARNs without a comma",
    "role-pair-malformed",
    "iam-saml",
    attribute("Role", "arn:aws:iam::111122223333:role/WorkSpaces arn:aws:iam::111122223333:saml-provider/idp"),
  ),
  planted(
    "two groups give two roles",
    "role-not-alone",
    "iam-assertions",
    attribute(
      "Role",
      ...(response.attributes["Role"] ?? []),
      "arn:aws:iam::111122223333:role/Admin,arn:aws:iam::111122223333:saml-provider/idp",
    ),
  ),
  planted("there is no RoleSessionName", "session-name-missing", "iam-saml", attribute("RoleSessionName")),
  planted(
    "the display name is the RoleSessionName",
    "session-name-malformed",
    "iam-saml",
    attribute("RoleSessionName", "Alice Liddell"),
  ),
  planted("O'Brien", "tag-value-characters", "workspaces", {
    ...attribute("PrincipalTag:Email", "o'brien@example.com"),
    account: { ...goodSetUp.account, mail: "o'brien@example.com" },
  }),
  planted(
    "all mail addresses are in one tag",
    "tag-value-not-alone",
    "iam-tags",
    attribute("PrincipalTag:Email", "alice.liddell@example.com", "alice@example.com"),
  ),
  planted("the desktop disconnects every hour", "session-duration-missing", "workspaces", attribute("SessionDuration")),
  // «Not authorised to stream»
  planted(
    "the permission policy was written for another Region",
    "stream-not-allowed-on-directory",
    "workspaces",
    streaming({ Resource: "arn:aws:workspaces:us-east-1:111122223333:directory/d-9067012345" }),
  ),
  planted("the role may do nothing", "stream-not-allowed", "workspaces", streaming({ Action: "workspaces:Describe*" })),
  planted(
    "the permission policy names the one user of the pilot",
    "stream-not-allowed-to-user",
    "workspaces-saml",
    streaming({ Condition: { StringEquals: { "workspaces:userId": "bob" } } }),
  ),
  planted(
    "the permission policy asks for an address",
    "permission-policy-not-understood",
    "workspaces-saml",
    streaming({ Condition: { IpAddress: { "aws:SourceIp": "192.0.2.0/24" } } }),
  ),
  // The directory
  planted("SAML was never enabled", "saml-not-enabled", "workspaces-saml", withoutSetting("SamlProperties")),
  planted(
    "the relay state is in the field of the user access URL",
    "user-access-url-is-relay-state",
    "workspaces-saml",
    setting("SamlProperties", { UserAccessUrl: goodSetUp.relayState }),
  ),
  planted(
    "the endpoint for SAML requests is the user access URL",
    "user-access-url-expects-request",
    "workspaces-saml",
    setting("SamlProperties", {
      UserAccessUrl: "https://login.microsoftonline.com/00000000-0000-0000-0000-000000000000/saml2",
    }),
  ),
  planted(
    "old clients may still sign in by password",
    "saml-fallback-enabled",
    "workspaces-saml",
    setting("SamlProperties", { Status: "ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK" }),
  ),
  planted(
    "Windows still asks for the password",
    "certificate-based-auth-not-enabled",
    "workspaces-cba",
    withoutSetting("CertificateBasedAuthProperties"),
  ),
  planted("the directory went bad", "directory-not-registered", "workspaces-saml", {
    directory: { ...directory, State: "ERROR" },
  }),
  // «Something went wrong: An error occurred while launching your WorkSpace»
  planted(
    "the whole UPN is the NameID",
    "user-name-has-domain",
    "workspaces-saml",
    said({ nameId: "alice@corp.example.com" }),
  ),
  planted("the NameID is an employee number", "user-unknown", "workspaces", said({ nameId: "e4711" })),
  planted(
    "the mail in Active Directory was changed",
    "email-mismatch",
    "workspaces",
    holding({ mail: "alice.smith@example.com" }),
  ),
  planted("the account has no mail", "email-mismatch", "workspaces", holding({ mail: null })),
  planted("Email is not sent", "email-missing", "workspaces-saml", attribute("PrincipalTag:Email")),
  // Redirect errors, and the console in place of the desktop
  planted("RelayState is not posted", "relay-state-missing", "workspaces", { relayState: undefined }),
  planted("the identity provider forgets to encode the plus", "relay-state-plus-lost", "workspaces-saml", {
    encodeRelayState: (value) => encodeURIComponent(value).replace("%2B", "+"),
  }),
  planted("a fixed relay state of another Region", "relay-state-other-region", "workspaces-saml", {
    relayState: "https://workspaces.euc-sso.us-east-1.aws.amazon.com/sso-idp?registrationCode=WSfra+ABC12D",
  }),
  planted("a fixed relay state of another directory", "registration-code-mismatch", "workspaces", {
    relayState: "https://workspaces.euc-sso.eu-central-1.aws.amazon.com/sso-idp?registrationCode=WSfra+ZZZ99Z",
  }),
  planted("the relay state of the AWS console", "relay-state-foreign", "workspaces", {
    relayState: "https://console.aws.amazon.com/",
  }),
  // Certificates
  planted("ObjectSid is not sent", "object-sid-tag-missing", "workspaces-cba", attribute("PrincipalTag:ObjectSid")),
  planted(
    "ObjectSid is sent as the directory stores it",
    "object-sid-tag-malformed",
    "workspaces-cba",
    attribute("PrincipalTag:ObjectSid", "AQUAAAAAAAUVAAAA3/0hb4i9TiKJ8NIBTgQAAA=="),
  ),
  planted(
    "UserPrincipalName is not sent",
    "user-principal-name-tag-missing",
    "workspaces-cba",
    attribute("PrincipalTag:UserPrincipalName"),
  ),
  planted(
    "the mail address is sent as UPN",
    "logon-account-unknown",
    "workspaces-cba",
    attribute("PrincipalTag:UserPrincipalName", "alice.liddell@example.com"),
  ),
  planted(
    "the account was deleted and created again",
    "logon-object-sid-mismatch",
    "kb5014754",
    holding({ SID: { Value: "S-1-5-21-1864522095-575585544-30601353-2207" } }),
  ),
  planted("the account is disabled", "logon-account-disabled", "workspaces-cba", holding({ Enabled: false })),
  planted("the authority has expired", "authority-not-valid-now", "workspaces-cba", {
    authorityNotAfter: "2026-11-01T00:00:00Z",
  }),
  planted("the domain controller's certificate has expired", "domain-controller-not-valid-now", "workspaces-cba", {
    domainController: { ...goodSetUp.domainController, notAfter: "2026-11-01T00:00:00Z" },
  }),
  planted(
    "the domain controller has a certificate of a web server",
    "domain-controller-not-for-logon",
    "workspaces-cba",
    {
      domainController: { ...goodSetUp.domainController, purposes: ["1.3.6.1.5.5.7.3.1"] },
    },
  ),
];

function planted(
  name: string,
  fault: BrokenSetUp["fault"],
  source: keyof typeof sources,
  changes: Partial<SetUp>,
): BrokenSetUp {
  return { name, fault, source: sources[source], changes };
}

function said(changes: Partial<ResponseFields>): Partial<SetUp> {
  return { response: { ...response, ...changes } };
}

/** With those values of one attribute, or without it. */
function attribute(name: string, ...values: readonly string[]): Partial<SetUp> {
  const others = Object.entries(response.attributes).filter(([each]) => each !== name);
  return said({ attributes: Object.fromEntries(values.length > 0 ? [...others, [name, values]] : others) });
}

function trusting(changes: Readonly<Record<string, unknown>>): Partial<SetUp> {
  return { role: { Role: { ...goodSetUp.role.Role, AssumeRolePolicyDocument: trustPolicy(changes) } } };
}

function streaming(changes: Readonly<Record<string, unknown>>): Partial<SetUp> {
  return { rolePolicy: { ...goodSetUp.rolePolicy, PolicyDocument: streamPolicy(changes) } };
}

function setting(name: "SamlProperties", changes: Readonly<Record<string, unknown>>): Partial<SetUp> {
  return { directory: { ...directory, [name]: { ...(directory[name] as object), ...changes } } };
}

function withoutSetting(name: "SamlProperties" | "CertificateBasedAuthProperties"): Partial<SetUp> {
  return { directory: { ...directory, [name]: undefined } };
}

function holding(changes: Readonly<Record<string, unknown>>): Partial<SetUp> {
  return { account: { ...goodSetUp.account, ...changes } };
}
