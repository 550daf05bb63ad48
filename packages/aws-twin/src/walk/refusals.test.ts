import type { CertificateIssuer } from "@idpkit/private-ca";
import { describe, expect, it } from "vitest";

import type { FaultCode } from "../faults/fault-code.js";
import { faults } from "../faults/faults.js";
import type { TwinDirectory, TwinRole, TwinSetup } from "../set-up.js";
import {
  encodeMessage,
  goodMessage,
  messageXml,
  signXml,
  tagsXml,
  withAttribute,
  type MessageFields,
} from "../testing/message.test.fixture.js";
import { createTestProvider, metadataDocument } from "../testing/provider.test.fixture.js";
import {
  accountsOf,
  alice,
  authorityArn,
  now,
  relayState,
  streamPolicy,
  trustPolicy,
} from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import { diagnoseSignIn } from "./diagnose-sign-in.js";
import type { SignInEvidence } from "./evidence.js";
import type { Walk } from "./walk.js";
import { walkSignIn } from "./walk-sign-in.js";

const { provider, setup, walkXml, walkMessage } = await createTestWalks();
const stranger = await createTestProvider(goodMessage.issuer);
const elliptic = await createTestProvider(goodMessage.issuer, { name: "ECDSA", namedCurve: "P-256" });

const pair = "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp";
const more = "http://www.w3.org/2001/04/xmldsig-more#";

const late = { notOnOrAfter: "2026-11-22T08:09:00Z", confirmationNotOnOrAfter: "2026-11-22T08:09:00Z" };

/** Every fault that a row below gives. */
const seen = new Set<FaultCode>();

/** The walk failed at the fault's step, with its code, and every step before it passed. */
function endsWith(code: FaultCode, walk: Walk): void {
  seen.add(code);
  const { step: name } = faults[code];
  const failed = walk.steps.filter(({ outcome }) => outcome === "fail");
  expect(failed.map((step) => [step.name, step.code])).toEqual([[name, code]]);
  for (const words of ["says", "evidence", "remedy"] as const) expect(failed[0]?.[words]).toMatch(/^\S.{3}/);

  const at = walk.steps.findIndex((step) => step.name === name);
  expect(walk.steps.slice(0, at).every(({ outcome }) => outcome === "pass")).toBe(true);
  expect(walk.steps.slice(at + 1).every(({ outcome }) => outcome === "not-reached")).toBe(true);
  expect(walk.outcome).toBe("refused");
  expect(walk.desktop).toBeUndefined();
}

/** The walk opened the desktop, and warned of this alone. */
function warnsOf(code: FaultCode, walk: Walk): void {
  seen.add(code);
  expect(faults[code].outcome).toBe("warn");
  const remarkable = walk.steps.filter(({ outcome }) => outcome !== "pass");
  expect(remarkable.map(({ name, outcome, code }) => [name, outcome, code])).toEqual([
    [faults[code].step, "warn", code],
  ]);
  for (const words of ["says", "evidence", "remedy"] as const) expect(remarkable[0]?.[words]).toMatch(/^\S.{3}/);
  expect(walk.outcome).toBe("desktop");
}

const goodForm = { SAMLResponse: encodeMessage(signXml(messageXml(), provider)), RelayState: relayState };
const walkSetup = (changes: Partial<TwinSetup>) => walkSignIn(goodForm, { ...setup, ...changes }, now);
const walkRole = (changes: Partial<TwinRole>) => walkSetup({ role: { ...setup.role, ...changes } });
const walkDirectory = (changes: Partial<TwinDirectory>) => walkSetup({ directory: { ...setup.directory, ...changes } });

describe("a form is refused with", () => {
  it.each<[FaultCode, string, string]>([
    ["form-field-length", "no field", ""],
    ["form-field-length", "three characters", "AAA"],
    ["form-field-length", "more than 100 000 characters", "AAAA".repeat(25_001)],
    ["form-not-base64", "base64url", "PHg-PC94Pg=="],
    ["form-not-base64", "no padding", "PHg+PC94Pg"],
    ["form-not-base64", "stray bits", "PHg+PC94Ph=="],
    ["form-not-base64", "a blank", "PHg+ PC94Pg=="],
    ["message-not-utf8", "Latin-1", btoa(messageXml({ nameId: "zo\u00eb" }))],
    ["message-not-xml", "exactly four characters that are no XML", "AAAA"],
    ["message-not-xml", "exactly 100 000 characters that are no XML", btoa("x".repeat(75_000))],
  ])("%s: %s", async (code, _, SAMLResponse) => {
    endsWith(code, await walkSignIn({ SAMLResponse, RelayState: relayState }, setup, now));
  });

  it.each<[FaultCode, string, string]>([
    ["relay-state-missing", "none", ""],
    ["relay-state-foreign", "a foreign host", relayState.replace("aws.amazon.com", "evil.example")],
    ["relay-state-foreign", "http", relayState.replace("https", "http")],
    ["relay-state-plus-lost", "a lost plus sign", relayState.replace("+", " ")],
    ["relay-state-malformed", "another path", relayState.replace("sso-idp", "sso")],
    ["relay-state-other-region", "another Region", relayState.replace("us-east-1", "us-west-2")],
    ["registration-code-mismatch", "another directory's code", relayState.replace("ABC12D", "ABC12E")],
    ["registration-code-mismatch", "a code with a full stop", relayState.replace("ABC12D", "ABC1.D")],
  ])("%s: %s", async (code, _, RelayState) => {
    endsWith(code, await walkSignIn({ ...goodForm, RelayState }, setup, now));
  });
});

describe("a message is refused with", () => {
  it.each<[FaultCode, string, string | RegExp, string]>([
    ["message-not-a-response", "another root", /samlp:Response/g, "samlp:ArtifactResponse"],
    ["message-not-a-response", "another version", 'Version="2.0"', 'Version="1.1"'],
    ["message-not-xml", "a comment in the NameID", ">alice<", ">al<!-- -->ice<"],
    ["message-not-xml", "a processing instruction in the NameID", ">alice<", ">al<?x ?>ice<"],
    ["message-not-xml", "a document type", "<samlp:Response", "<!DOCTYPE x><samlp:Response"],
    ["message-not-xml", "half of itself", /.{900}$/, ""],
    ["assertion-missing", "no assertion", /<saml:Assertion .*<\/saml:Assertion>/, ""],
    ["assertion-not-alone", "a second assertion", "</samlp:Status>", '</samlp:Status><saml:Assertion ID="_x"/>'],
    ["assertion-encrypted", "an encrypted assertion", /saml:Assertion/g, "saml:EncryptedAssertion"],
    ["signed-content-changed", "one letter changed", ">alice<", ">alicf<"],
    ["signature-missing", "no signature", /<ds:Signature .*<\/ds:Signature>/, ""],
    ["signature-misplaced", "another reference", 'URI="#_assertion"', 'URI="#_response"'],
    ["signature-malformed", "an Object in the signature", "</ds:KeyInfo>", "</ds:KeyInfo><ds:Object/>"],
    ["signature-algorithm-unknown", "HMAC", "xmldsig-more#rsa-sha256", "xmldsig-more#hmac-sha256"],
    ["signature-value-wrong", "another value", /(SignatureValue>)..../, "$1AAAA"],
  ])("%s: %s", async (code, _, from, to) => {
    const signed = signXml(messageXml(), provider);
    expect(signed.replace(from, to)).not.toBe(signed);
    endsWith(code, await walkXml(signed.replace(from, to)));
  });

  it("signing-key-unknown: another provider with the same name", async () => {
    endsWith("signing-key-unknown", await walkXml(signXml(messageXml(), stranger)));
  });

  it.each<[FaultCode, string, Partial<MessageFields>]>([
    ["issuer-mismatch", "another issuer", { issuer: "https://idp.example.com/saml/metadata/" }],
    ["issuer-mismatch", "another issuer of the Response", { responseIssuer: "https://evil.example/" }],
    ["status-not-success", "a failure", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }],
    ["audience-mismatch", "another audience", { audience: "urn:amazon:webservices:govcloud" }],
    ["recipient-mismatch", "another Recipient", { recipient: "https://eu-west-1.signin.aws.amazon.com/saml" }],
    ["destination-mismatch", "another Destination", { destination: "https://signin.aws.amazon.com/saml/" }],
    ["issued-too-long-ago", "an issue five minutes ago", { issueInstant: "2026-11-22T07:55:04Z" }],
    ["issued-in-the-future", "an issue in more than five minutes", { issueInstant: "2026-11-22T08:05:05Z" }],
    ["issued-in-the-future", "a NotBefore in more than five minutes", { notBefore: "2026-11-22T08:05:05Z" }],
    ["assertion-expired", "a NotOnOrAfter of now", { notOnOrAfter: "2026-11-22T08:00:04Z" }],
    ["assertion-expired", "the confirmation's", { confirmationNotOnOrAfter: "2026-11-22T08:00:04Z" }],
    ["time-malformed", "a time with another zone", { notOnOrAfter: "2026-11-22T09:04:00+01:00" }],
    ["time-malformed", "a time that is none", { issueInstant: "2026-13-22T08:00:00Z" }],
    ["name-id-missing", "an empty NameID", { nameId: "" }],
    ["name-id-missing", "an element in the NameID", { nameId: "<saml:X/>alice" }],
    ["name-id-whitespace", "a blank after the NameID", { nameId: "alice " }],
    ["name-id-format", "transient", { nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }],
    ["name-id-format", "SAML 1.1", { nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:persistent" }],
    ["role-missing", "no role", withAttribute("Role")],
    ["role-not-alone", "two roles", withAttribute("Role", pair, pair)],
    ["role-whitespace", "a blank in the role", withAttribute("Role", ` ${pair}`)],
    ["role-pair-malformed", "no comma", withAttribute("Role", "arn:aws:iam::111122223333:role/WorkSpaces")],
    ["role-pair-malformed", "two commas", withAttribute("Role", `${pair},x`)],
    ["role-pair-malformed", "two roles in a pair", withAttribute("Role", pair.replace("saml-provider", "role"))],
    ["provider-unknown", "another provider", withAttribute("Role", pair.replace("/idp", "/old"))],
    ["role-unknown", "another role", withAttribute("Role", pair.replace("/WorkSpaces", "/workspaces"))],
    ["trust-policy-denies-source-identity", "a source identity", withAttribute("SourceIdentity", "alice")],
    ["session-name-missing", "no session name", withAttribute("RoleSessionName")],
    ["session-name-missing", "two session names", withAttribute("RoleSessionName", "alice", "bob")],
    ["session-name-malformed", "1 character", withAttribute("RoleSessionName", "a")],
    ["session-name-malformed", "65 characters", withAttribute("RoleSessionName", "a".repeat(65))],
    ["session-name-malformed", "a colon", withAttribute("RoleSessionName", "corp:alice")],
    ["session-whitespace", "a blank after the session name", withAttribute("RoleSessionName", "alice ")],
    ["session-whitespace", "a blank after the length", withAttribute("SessionDuration", "900 ")],
    ["session-duration-malformed", "899 seconds", withAttribute("SessionDuration", "899")],
    ["session-duration-malformed", "43201 seconds", withAttribute("SessionDuration", "43201")],
    ["session-duration-malformed", "no number", withAttribute("SessionDuration", "8h")],
    ["session-duration-malformed", "two lengths", withAttribute("SessionDuration", "900", "900")],
    ["tag-value-characters", "an apostrophe", withAttribute("PrincipalTag:Email", "o'brien@example.com")],
    ["tag-value-characters", "an ampersand", withAttribute("PrincipalTag:Email", "a&amp;b@example.com")],
    ["tag-value-length", "257 characters", withAttribute("PrincipalTag:Email", "a".repeat(257))],
    ["tag-value-not-alone", "two values", withAttribute("PrincipalTag:Email", "a@example.com", "b@example.com")],
    ["tag-value-not-alone", "an element", withAttribute("PrincipalTag:Email", "<saml:X/>", "b")],
    ["tag-value-reserved", "a value that AWS keeps", withAttribute("PrincipalTag:Email", "aws:alice")],
    ["tag-whitespace", "a blank", withAttribute("PrincipalTag:Email", " alice.liddell@example.com")],
    ["tag-key-malformed", "a key that AWS keeps", withAttribute("PrincipalTag:aws:x", "x")],
    ["tag-key-malformed", "a key of 129 characters", withAttribute(`PrincipalTag:${"k".repeat(129)}`, "x")],
    ["tag-key-malformed", "a key with a bracket", withAttribute("PrincipalTag:a[b", "x")],
    ["tag-key-duplicate", "a key twice but for its case", withAttribute("PrincipalTag:email", "x")],
    ["user-unknown", "an unknown name", { nameId: "mallory" }],
    ["user-name-has-domain", "a UPN", { nameId: "alice@corp.example.com" }],
    ["user-name-has-domain", "a name below a domain", { nameId: "CORP\\alice" }],
    ["email-missing", "no mail", withAttribute("PrincipalTag:Email")],
    ["email-missing", "an empty mail", withAttribute("PrincipalTag:Email", "")],
    ["attribute-whitespace", "a blank in an attribute that nobody reads", withAttribute("Groups", "admins", "users ")],
    ["attribute-whitespace", "a line break in the keys of tags", withAttribute("TransitiveTagKeys", "Email\n")],
    ["email-mismatch", "another mail", withAttribute("PrincipalTag:Email", "alice@example.com")],
    ["user-principal-name-tag-missing", "no UPN", withAttribute("PrincipalTag:UserPrincipalName")],
    ["user-principal-name-tag-missing", "an empty UPN", withAttribute("PrincipalTag:UserPrincipalName", "")],
    ["user-principal-name-tag-malformed", "no domain", withAttribute("PrincipalTag:UserPrincipalName", "alice")],
    [
      "domain-tag-missing",
      "an alternative suffix",
      withAttribute("PrincipalTag:UserPrincipalName", "alice@example.com"),
    ],
    ["domain-tag-malformed", "a NetBIOS name", withAttribute("PrincipalTag:Domain", "CORP")],
    ["object-sid-tag-missing", "no SID", withAttribute("PrincipalTag:ObjectSid")],
    ["object-sid-tag-malformed", "base64", withAttribute("PrincipalTag:ObjectSid", "AQUAAAAAAAUVAAAA")],
    [
      "logon-account-unknown",
      "a strange UPN",
      withAttribute("PrincipalTag:UserPrincipalName", "mallory@corp.example.com"),
    ],
    [
      "logon-object-sid-mismatch",
      "another's SID",
      withAttribute("PrincipalTag:ObjectSid", "S-1-5-21-1864522095-575585544-30601353-1103"),
    ],
  ])("%s: %s", async (code, _, changes) => {
    endsWith(code, await walkMessage(changes));
  });

  it.each<[FaultCode, string, string | RegExp, string]>([
    ["issuer-mismatch", "two Issuers", /(<saml:Assertion [^>]*>)(<saml:Issuer>[^<]*<\/saml:Issuer>)/, "$1$2$2"],
    ["issuer-mismatch", "an issuer of another format", /(<saml:Assertion [^>]*><saml:Issuer)/, '$1 Format="urn:x"'],
    ["status-not-success", "no status", /<samlp:Status>.*<\/samlp:Status>/, ""],
    ["audience-missing", "no restriction", /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ""],
    ["audience-missing", "no Conditions", /<saml:Conditions .*<\/saml:Conditions>/, ""],
    [
      "audience-mismatch",
      "a second restriction",
      "</saml:Conditions>",
      "<saml:AudienceRestriction><saml:Audience>urn:x</saml:Audience></saml:AudienceRestriction></saml:Conditions>",
    ],
    ["subject-confirmation-malformed", "none", /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, ""],
    ["subject-confirmation-malformed", "two", /(<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>)/, "$1$1"],
    ["subject-confirmation-malformed", "another method", "cm:bearer", "cm:sender-vouches"],
    ["subject-confirmation-malformed", "no data", /<saml:SubjectConfirmationData [^>]*>/, ""],
    ["recipient-not-aws", "no Recipient", / Recipient="[^"]*"/, ""],
    ["time-malformed", "no end of the confirmation", /(ConfirmationData) NotOnOrAfter="[^"]*"/, "$1"],
    [
      "issued-in-the-future",
      "a NotBefore of the confirmation in more than five minutes",
      "ConfirmationData ",
      'ConfirmationData NotBefore="2026-11-22T08:05:05Z" ',
    ],
    ["session-ended", "now", "SessionIndex", 'SessionNotOnOrAfter="2026-11-22T08:00:04Z" SessionIndex'],
    ["name-id-missing", "no NameID", /<saml:NameID .*<\/saml:NameID>/, ""],
    ["name-id-missing", "two NameIDs", /(<saml:NameID .*<\/saml:NameID>)/, "$1$1"],
    ["name-id-format", "no format", / Format="[^"]*persistent"/, ""],
    ["tags-too-many", "51 tags", "</saml:AttributeStatement>", `${tagsXml(48)}</saml:AttributeStatement>`],
  ])("%s: %s, signed like this", async (code, _, from, to) => {
    const xml = messageXml();
    expect(xml.replace(from, to)).not.toBe(xml);
    endsWith(code, await walkXml(signXml(xml.replace(from, to), provider)));
  });
});

describe("a set-up refuses with", () => {
  it.each<[FaultCode, string, Partial<TwinRole>]>([
    [
      "trust-policy-denies-provider",
      "another provider",
      { trustPolicy: trustPolicy({ Principal: { Federated: "x" } }) },
    ],
    ["trust-policy-denies-action", "no action of it", { trustPolicy: trustPolicy({ Action: "sts:AssumeRole" }) }],
    [
      "trust-policy-denies-tag-session",
      "no TagSession",
      { trustPolicy: trustPolicy({ Action: "sts:AssumeRoleWithSAML" }) },
    ],
    [
      "trust-policy-denies-audience",
      "another endpoint",
      {
        trustPolicy: trustPolicy({
          Condition: { StringEquals: { "SAML:aud": "https://eu-west-1.signin.aws.amazon.com/saml" } },
        }),
      },
    ],
    [
      "trust-policy-denies-audience",
      "the audience in the place of the Recipient, and another type",
      {
        trustPolicy: trustPolicy({
          Condition: { StringEquals: { "SAML:aud": "urn:amazon:webservices", "SAML:sub_type": "transient" } },
        }),
      },
    ],
    [
      "trust-policy-denies-subject-type",
      "the whole name of the format",
      {
        trustPolicy: trustPolicy({ Condition: { StringEquals: { "saml:sub_type": goodMessage.nameIdFormat } } }),
      },
    ],
    [
      "trust-policy-denies-condition",
      "another issuer",
      { trustPolicy: trustPolicy({ Condition: { StringEquals: { "SAML:iss": "https://other.example/" } } }) },
    ],
    ["trust-policy-denies-explicitly", "a Deny", { trustPolicy: trustPolicy({ Effect: "Deny", Condition: {} }) }],
    [
      "trust-policy-not-understood",
      "an operator that nobody knows",
      { trustPolicy: trustPolicy({ Condition: { StringResembles: { "SAML:aud": "x" } } }) },
    ],
    ["stream-not-allowed", "no policy", { permissionPolicies: [] }],
    ["stream-not-allowed", "another action", { permissionPolicies: [streamPolicy({ Action: "appstream:Stream" })] }],
    [
      "stream-not-allowed-on-directory",
      "another Region",
      {
        permissionPolicies: [
          streamPolicy({ Resource: "arn:aws:workspaces:eu-west-1:111122223333:directory/d-9067012345" }),
        ],
      },
    ],
    [
      "stream-not-allowed-to-user",
      "another user",
      { permissionPolicies: [streamPolicy({ Condition: { StringEquals: { "workspaces:userId": "bob" } } })] },
    ],
    [
      "stream-denied-explicitly",
      "a Deny beside the Allow",
      { permissionPolicies: [streamPolicy(), streamPolicy({ Effect: "Deny", Resource: "*" })] },
    ],
    [
      "permission-policy-not-understood",
      "an element that nobody knows",
      { permissionPolicies: [streamPolicy({ Whatever: "x" })] },
    ],
  ])("%s: %s", async (code, _, changes) => {
    endsWith(code, await walkRole(changes));
  });

  it.each<[FaultCode, string, Partial<TwinDirectory>]>([
    ["directory-not-registered", "an error", { state: "ERROR" }],
    ["saml-not-enabled", "disabled", { samlProperties: { Status: "DISABLED" } }],
    ["saml-not-enabled", "no status", { samlProperties: {} }],
    ["user-access-url-missing", "no URL", { samlProperties: { Status: "ENABLED" } }],
    ["user-access-url-missing", "an empty URL", { samlProperties: { Status: "ENABLED", UserAccessUrl: "" } }],
    [
      "user-access-url-malformed",
      "201 characters",
      { samlProperties: { Status: "ENABLED", UserAccessUrl: `https://idp.example.com/${"x".repeat(177)}` } },
    ],
    [
      "user-access-url-is-relay-state",
      "a relay state",
      { samlProperties: { Status: "ENABLED", UserAccessUrl: relayState } },
    ],
    [
      "user-access-url-is-relay-state",
      "AWS sign-in",
      { samlProperties: { Status: "ENABLED", UserAccessUrl: "https://signin.aws.amazon.com/saml" } },
    ],
    ["certificate-based-auth-not-enabled", "disabled", { certificateBasedAuthProperties: { Status: "DISABLED" } }],
    ["certificate-authority-missing", "no CA", { certificateBasedAuthProperties: { Status: "ENABLED" } }],
    [
      "certificate-authority-other-region",
      "a CA elsewhere",
      {
        certificateBasedAuthProperties: {
          Status: "ENABLED",
          CertificateAuthorityArn: authorityArn.replace("us-east-1", "eu-west-1"),
        },
      },
    ],
    ["user-unknown", "an account without WorkSpaces", { accounts: accountsOf() }],
    ["logon-account-disabled", "a disabled account", { accounts: accountsOf({ ...alice, enabled: false }) }],
    [
      "logon-object-sid-mismatch",
      "an account that was created anew",
      { accounts: accountsOf({ ...alice, objectSid: "S-1-5-21-1-2-3-1104" }) },
    ],
    [
      "logon-account-mismatch",
      "a UPN of another account",
      {
        accounts: accountsOf(
          { ...alice, userPrincipalName: "liddell@corp.example.com" },
          { ...alice, sAMAccountName: "bob", objectSid: "S-1-5-21-1-2-3-1104" },
        ),
      },
    ],
  ])("%s: %s", async (code, _, changes) => {
    endsWith(code, await walkDirectory(changes));
  });

  const issueAt = (at: Date): CertificateIssuer => ({
    issueCertificate: (request) => setup.issuer.issueCertificate({ ...request, now: at }),
  });
  it.each<[FaultCode, string, Partial<TwinSetup>]>([
    [
      "certificate-not-issued",
      "an authority that issues nothing",
      { issuer: { issueCertificate: () => Promise.reject(new Error("x")) } },
    ],
    [
      "logon-chain-not-trusted",
      "a domain that does not trust the root",
      { trust: { ...setup.trust, trustAnchors: [] } },
    ],
    ["logon-issuer-not-in-nt-auth", "an authority that is not in NTAuth", { trust: { ...setup.trust, ntAuth: [] } }],
    [
      "logon-certificate-expired",
      "a certificate of this morning",
      { issuer: issueAt(new Date("2026-11-22T05:00:00Z")) },
    ],
    ["logon-certificate-not-yet-valid", "one of tonight", { issuer: issueAt(new Date("2026-11-22T20:00:00Z")) }],
    [
      "logon-refused",
      "a domain controller that says no",
      { domainController: () => Promise.resolve({ outcome: "deny", says: "No such ticket.", evidence: "KDC 62" }) },
    ],
  ])("%s: %s", async (code, _, changes) => {
    endsWith(code, await walkSetup(changes));
  });

  it.each([
    ["another account", "arn:aws:iam::444455556666:role"],
    ["the same account number in another partition", "arn:aws-us-gov:iam::111122223333:role"],
  ])("role-other-account: a role of %s than the provider's, which no set-up may name", async (_, role) => {
    const SAMLResponse = encodeMessage(
      signXml(messageXml(withAttribute("Role", pair.replace("arn:aws:iam::111122223333:role", role))), provider),
    );
    const { verdict } = await diagnoseSignIn({ ...goodForm, SAMLResponse }, {}, now);
    seen.add("role-other-account");
    expect(verdict?.code).toBe("role-other-account");
  });

  it("trust-policy-denies-condition: a key among those of tags that stay which the policy does not list", async () => {
    const keys = { "ForAllValues:StringEquals": { "sts:TransitiveTagKeys": ["Department"] } };
    const xml = signXml(messageXml(withAttribute("TransitiveTagKeys", "Department", "Email")), provider);
    const form = { ...goodForm, SAMLResponse: encodeMessage(xml) };
    const role = { ...setup.role, trustPolicy: trustPolicy({ Condition: keys }) };
    endsWith("trust-policy-denies-condition", await walkSignIn(form, { ...setup, role }, now));
  });

  it.each<[FaultCode, string, SignInEvidence]>([
    ["provider-metadata-refused", "metadata that is none", { samlProvider: { metadata: "<x/>" } }],
    ["trust-policy-malformed", "a trust policy that is none", { role: { trustPolicy: "{" } }],
    [
      "permission-policy-malformed",
      "a permission policy that is none",
      { role: { permissionPolicies: [{}] }, directory: { id: "d-9067012345", region: "us-east-1" } },
    ],
  ])("%s: %s, when it is diagnosed", async (code, _, evidence) => {
    seen.add(code);
    expect((await diagnoseSignIn(goodForm, evidence, now)).verdict?.code).toBe(code);
  });
});

describe("a walk to the desktop warns of", () => {
  const warned: readonly (readonly [FaultCode, string, Partial<MessageFields>])[] = [
    ["audience-is-endpoint", "the endpoint as audience", { audience: "https://signin.aws.amazon.com/saml" }],
    ["clock-ahead", "an issue in the future", { issueInstant: "2026-11-22T08:00:05Z" }],
    ["clock-ahead", "a NotBefore five minutes in the future", { notBefore: "2026-11-22T08:05:04Z", ...late }],
    ["role-pair-reversed", "the provider first", withAttribute("Role", pair.split(",").reverse().join(","))],
    ["session-duration-missing", "the session's default length", withAttribute("SessionDuration")],
    ["email-case", "a mail of another case", withAttribute("PrincipalTag:Email", "Alice.Liddell@example.com")],
  ];
  it.each(warned)("%s: %s", async (code, _, changes) => {
    warnsOf(code, await walkMessage(changes));
  });

  it("form-base64-wrapped: lines of 76 characters", async () => {
    const SAMLResponse = goodForm.SAMLResponse.replace(/.{76}/g, "$&\r\n");
    warnsOf("form-base64-wrapped", await walkSignIn({ ...goodForm, SAMLResponse }, setup, now));
  });

  it("audience-not-alone: a second audience beside AWS", async () => {
    const xml = messageXml().replace("<saml:Audience>", "<saml:Audience>urn:other</saml:Audience><saml:Audience>");
    warnsOf("audience-not-alone", await walkXml(signXml(xml, provider)));
  });

  it.each<[FaultCode, string, Parameters<typeof signXml>[2]]>([
    ["assertion-not-signed-itself", "a signature of the Response", { element: "Response" }],
    [
      "signature-uses-sha1",
      "RSA-SHA1",
      {
        signatureAlgorithm: "http://www.w3.org/2000/09/xmldsig#rsa-sha1",
        digestAlgorithm: "http://www.w3.org/2000/09/xmldsig#sha1",
      },
    ],
    [
      "signature-canonicalization-undocumented",
      "inclusive canonicalization",
      { canonicalization: "http://www.w3.org/TR/2001/REC-xml-c14n-20010315" },
    ],
    [
      "signature-algorithm-undocumented",
      "RSA-PSS",
      { signatureAlgorithm: "http://www.w3.org/2007/05/xmldsig-more#sha384-rsa-MGF1" },
    ],
  ])("%s: %s", async (code, _, signing) => {
    warnsOf(code, await walkXml(signXml(messageXml(), provider, signing)));
  });

  it("signature-algorithm-undocumented: ECDSA", async () => {
    const SAMLResponse = encodeMessage(signXml(messageXml(), elliptic, { signatureAlgorithm: `${more}ecdsa-sha256` }));
    const metadata = metadataDocument(goodMessage.issuer, [elliptic.certificate]);
    const trusting = { ...setup, samlProvider: { ...setup.samlProvider, metadata } };
    warnsOf("signature-algorithm-undocumented", await walkSignIn({ ...goodForm, SAMLResponse }, trusting, now));
  });

  it.each<[FaultCode, string, Partial<TwinDirectory>]>([
    [
      "saml-fallback-enabled",
      "the fallback",
      { samlProperties: { ...setup.directory.samlProperties, Status: "ENABLED_WITH_DIRECTORY_LOGIN_FALLBACK" } },
    ],
    [
      "user-access-url-not-https",
      "http",
      { samlProperties: { Status: "ENABLED", UserAccessUrl: "http://idp.example.com/launch" } },
    ],
    [
      "user-access-url-expects-request",
      "Entra's endpoint for requests",
      { samlProperties: { Status: "ENABLED", UserAccessUrl: "https://login.microsoftonline.com/x/saml2" } },
    ],
    [
      "certificate-authority-other-account",
      "a CA of another account",
      {
        certificateBasedAuthProperties: {
          Status: "ENABLED",
          CertificateAuthorityArn: authorityArn.replace("111122223333", "444455556666"),
        },
      },
    ],
    ["user-name-case", "a name of another case", { accounts: accountsOf({ ...alice, sAMAccountName: "Alice" }) }],
  ])("%s: %s", async (code, _, changes) => {
    warnsOf(code, await walkDirectory(changes));
  });

  it("session-duration-over-maximum: a session longer than the role's", async () => {
    warnsOf("session-duration-over-maximum", await walkRole({ maximumSessionSeconds: 3600 }));
  });

  it("relay-state-unusual: a registration code of another shape", async () => {
    const form = { ...goodForm, RelayState: relayState.replace("WSiad+ABC12D", "WORKSPACES") };
    const directory = { ...setup.directory, registrationCode: "WORKSPACES" };
    warnsOf("relay-state-unusual", await walkSignIn(form, { ...setup, directory }, now));
  });

  describe("a source identity that is let in", () => {
    const letIn = { trustPolicy: trustPolicy({ Action: "sts:*" }) };
    const walkIdentity = (...values: string[]) =>
      walkSignIn(
        {
          ...goodForm,
          SAMLResponse: encodeMessage(signXml(messageXml(withAttribute("SourceIdentity", ...values)), provider)),
        },
        { ...setup, role: { ...setup.role, ...letIn } },
        now,
      );
    it("source-identity-long: 65 to 256 characters; not 64", async () => {
      warnsOf("source-identity-long", await walkIdentity("a".repeat(65)));
      warnsOf("source-identity-long", await walkIdentity("a".repeat(256)));
      expect((await walkIdentity("a".repeat(64))).steps.every(({ outcome }) => outcome === "pass")).toBe(true);
    });
    it.each([["a"], ["a".repeat(257)], ["a b"], ["alice", "bob"]])(
      "source-identity-malformed: %s",
      async (...values) => {
        endsWith("source-identity-malformed", await walkIdentity(...values));
      },
    );
    it("session-whitespace: a blank after it", async () => {
      endsWith("session-whitespace", await walkIdentity("alice "));
    });
  });
});

describe("the catalogue of faults", () => {
  const decidedElsewhere = "the certificate of the twin is never like this; `decideLogon` of cba has the test";
  const noSuchState = "an account of the twin has no such state; `decideLogon` of cba has the test";
  const encrypted = "our-identity-provider.test.ts has the variant: it takes an encrypted message";
  const withoutVariant: Partial<Record<FaultCode, string>> = {
    "assertion-not-decrypted": encrypted,
    "encryption-algorithm-unknown": encrypted,
    "assertion-not-encrypted": encrypted,
    "logon-client-unknown": "the step «user» refuses an unknown name before",
    "logon-client-ambiguous": "the logon always names its client",
    "logon-certificate-revoked": "the twin publishes no revocation lists",
    "logon-revocation-status-unknown": "the twin publishes no revocation lists",
    "logon-algorithm-refused": decidedElsewhere,
    "logon-smart-card-logon-missing": decidedElsewhere,
    "logon-digital-signature-missing": decidedElsewhere,
    "logon-subject-alt-name-malformed": decidedElsewhere,
    "logon-user-principal-name-missing": decidedElsewhere,
    "logon-user-principal-name-ambiguous": decidedElsewhere,
    "logon-sid-extension-malformed": decidedElsewhere,
    "logon-sid-extension-missing": decidedElsewhere,
    "logon-certificate-predates-account": decidedElsewhere,
    "logon-account-locked-out": noSuchState,
    "logon-account-expired": noSuchState,
    "logon-account-outside-logon-hours": noSuchState,
    "logon-password-must-change": noSuchState,
  };

  it("has a variant above for every code, or a reason for having none", () => {
    const codes = Object.keys(faults) as FaultCode[];
    expect(codes.filter((code) => !seen.has(code))).toEqual(Object.keys(withoutVariant));
  });
});
