import { describe, expect, it } from "vitest";

import type { TwinSetup } from "../set-up.js";
import {
  encodeMessage,
  goodMessage,
  messageXml,
  signXml,
  tagsXml,
  withAttribute,
  type MessageFields,
} from "../testing/message.test.fixture.js";
import { createTestProvider } from "../testing/provider.test.fixture.js";
import { accountsOf, alice, now, relayState } from "../testing/set-up.test.fixture.js";
import { createTestWalks } from "../testing/walk.test.fixture.js";
import type { StepName, Walk } from "./walk.js";
import { walkSignIn } from "./walk-sign-in.js";

const { provider, setup, walkXml, walkMessage } = await createTestWalks();

const pair = "arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp";

describe("a walk ends at exactly the step that refuses, with words for the person and for the operator:", () => {
  const endsAt = (walk: Walk, name: StepName) => {
    const failed = walk.steps.filter(({ outcome }) => outcome === "fail");
    expect(failed.map((step) => step.name)).toEqual([name]);
    for (const words of ["says", "evidence", "remedy"] as const) expect(failed[0]?.[words]).toMatch(/^\S.{3}/);

    const at = walk.steps.findIndex((step) => step.name === name);
    expect(walk.steps.slice(0, at).every(({ outcome }) => outcome === "pass")).toBe(true);
    expect(walk.steps.slice(at + 1).every(({ outcome }) => outcome === "not-reached")).toBe(true);
    expect(walk.outcome).toBe("refused");
    expect(walk.desktop).toBeUndefined();
  };

  it.each([
    ["no field", ""],
    ["three characters", "AAA"],
    ["more than 100 000 characters", "AAAA".repeat(25_001)],
    ["base64url", "PHg-PC94Pg=="],
    ["no padding", "PHg+PC94Pg"],
    ["stray bits", "PHg+PC94Ph=="],
    ["a line break", "PHg+\nPC94Pg=="],
  ])("form, with %s", async (_, SAMLResponse) => {
    endsAt(await walkSignIn({ SAMLResponse, RelayState: relayState }, setup, now), "form");
  });

  it("xml, and not form, with exactly 100 000 characters", async () => {
    endsAt(await walkSignIn({ SAMLResponse: "AAAA".repeat(25_000), RelayState: relayState }, setup, now), "xml");
  });

  it.each([
    ["another root", /samlp:Response/g, "samlp:ArtifactResponse"],
    ["another version", 'Version="2.0"', 'Version="1.1"'],
    ["a comment in the NameID", ">alice<", ">al<!-- -->ice<"],
    ["a processing instruction in the NameID", ">alice<", ">al<?x ?>ice<"],
    ["a document type", "<samlp:Response", "<!DOCTYPE x><samlp:Response"],
    ["no assertion", /<saml:Assertion .*<\/saml:Assertion>/, ""],
    ["an encrypted assertion", /saml:Assertion/g, "saml:EncryptedAssertion"],
    ["half of itself", /.{900}$/, ""],
  ])("xml, with %s", async (_, from, to) => {
    endsAt(await walkXml(signXml(messageXml(), provider).replace(from, to)), "xml");
  });

  it("xml, when it is not UTF-8", async () => {
    const latin1 = btoa(signXml(messageXml({ nameId: "zoe" }), provider).replace("zoe", "zo\u00eb"));
    endsAt(await walkSignIn({ SAMLResponse: latin1, RelayState: relayState }, setup, now), "xml");
  });

  it("signature, when one letter of the assertion changes", async () => {
    endsAt(await walkXml(signXml(messageXml(), provider).replace(">alice<", ">alicf<")), "signature");
  });

  it("signature, when another provider with the same name signs", async () => {
    endsAt(await walkXml(signXml(messageXml(), await createTestProvider(goodMessage.issuer))), "signature");
  });

  it.each<[StepName, string, Partial<MessageFields>]>([
    ["issuer", "another issuer", { issuer: "https://idp.example.com/saml/metadata/" }],
    ["issuer", "another issuer of the Response", { responseIssuer: "https://evil.example/" }],
    ["status", "a failure", { status: "urn:oasis:names:tc:SAML:2.0:status:Responder" }],
    ["recipient", "another Recipient", { recipient: "https://eu-west-1.signin.aws.amazon.com/saml" }],
    ["recipient", "another Destination", { destination: "https://signin.aws.amazon.com/saml/" }],
    ["audience", "another audience", { audience: "urn:amazon:webservices:govcloud" }],
    ["time", "an issue in the future", { issueInstant: "2026-11-22T08:00:05Z" }],
    ["time", "an issue five minutes ago", { issueInstant: "2026-11-22T07:55:04Z" }],
    ["time", "a NotBefore in the future", { notBefore: "2026-11-22T08:00:05Z" }],
    ["time", "a NotOnOrAfter of now", { notOnOrAfter: "2026-11-22T08:00:04Z" }],
    ["time", "a confirmation's NotOnOrAfter of now", { confirmationNotOnOrAfter: "2026-11-22T08:00:04Z" }],
    ["time", "a time with another zone", { notOnOrAfter: "2026-11-22T09:04:00+01:00" }],
    ["time", "a time that is none", { issueInstant: "2026-13-22T08:00:00Z" }],
    ["subject", "an empty NameID", { nameId: "" }],
    ["subject", "a blank after the NameID", { nameId: "alice " }],
    ["subject", "an element in the NameID", { nameId: "<saml:X/>alice" }],
    ["subject", "a NameID of another format", { nameIdFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient" }],
    ["subject", "a NameID of SAML 1.1", { nameIdFormat: "urn:oasis:names:tc:SAML:1.1:nameid-format:persistent" }],
    ["role", "no role", withAttribute("Role")],
    ["role", "two roles", withAttribute("Role", pair, pair)],
    ["role", "a blank in the role", withAttribute("Role", ` ${pair}`)],
    ["role", "no comma", withAttribute("Role", "arn:aws:iam::111122223333:role/WorkSpaces")],
    ["role", "two commas", withAttribute("Role", `${pair},x`)],
    ["role", "the provider first", withAttribute("Role", pair.split(",").reverse().join(","))],
    ["role", "another provider", withAttribute("Role", pair.replace("/idp", "/old"))],
    ["role", "another role", withAttribute("Role", pair.replace("/WorkSpaces", "/workspaces"))],
    ["session-name", "no session name", withAttribute("RoleSessionName")],
    ["session-name", "two session names", withAttribute("RoleSessionName", "alice", "bob")],
    ["session-name", "a session name of 1 character", withAttribute("RoleSessionName", "a")],
    ["session-name", "a session name of 65 characters", withAttribute("RoleSessionName", "a".repeat(65))],
    ["session-name", "a colon in the session name", withAttribute("RoleSessionName", "corp:alice")],
    ["session-name", "a blank after the session name", withAttribute("RoleSessionName", "alice ")],
    ["session-name", "899 seconds", withAttribute("SessionDuration", "899")],
    ["session-name", "43201 seconds", withAttribute("SessionDuration", "43201")],
    ["session-name", "seconds that are no number", withAttribute("SessionDuration", "8h")],
    ["session-name", "two lengths", withAttribute("SessionDuration", "900", "900")],
    ["session-name", "a blank after the length", withAttribute("SessionDuration", "900 ")],
    ["session-tags", "an apostrophe", withAttribute("PrincipalTag:Email", "o'brien@example.com")],
    ["session-tags", "an ampersand", withAttribute("PrincipalTag:Email", "a&amp;b@example.com")],
    ["session-tags", "a tag of 257 characters", withAttribute("PrincipalTag:Email", "a".repeat(257))],
    ["session-tags", "a tag of two values", withAttribute("PrincipalTag:Email", "a@example.com", "b@example.com")],
    ["session-tags", "a tag that AWS keeps", withAttribute("PrincipalTag:Email", "aws:alice")],
    ["session-tags", "a blank before a tag", withAttribute("PrincipalTag:Email", " alice.liddell@example.com")],
    ["session-tags", "an element in a tag", withAttribute("PrincipalTag:Email", "<saml:X/>", "b")],
    ["session-tags", "a key that AWS keeps", withAttribute("PrincipalTag:aws:x", "x")],
    ["session-tags", "a key of 129 characters", withAttribute(`PrincipalTag:${"k".repeat(129)}`, "x")],
    ["session-tags", "a key with a bracket", withAttribute("PrincipalTag:a[b", "x")],
    ["session-tags", "a key twice but for its case", withAttribute("PrincipalTag:email", "x")],
    ["user", "an unknown name", { nameId: "mallory" }],
    ["user", "a name of another case", { nameId: "Alice" }],
    ["user", "no mail", withAttribute("PrincipalTag:Email")],
    ["user", "another mail", withAttribute("PrincipalTag:Email", "alice@example.com")],
    ["certificate", "no UPN", withAttribute("PrincipalTag:UserPrincipalName")],
    ["certificate", "a UPN that is none", withAttribute("PrincipalTag:UserPrincipalName", "alice")],
    ["certificate", "no SID", withAttribute("PrincipalTag:ObjectSid")],
    ["certificate", "a SID that is none", withAttribute("PrincipalTag:ObjectSid", "S-1-5-21-x")],
    ["logon", "another's UPN", withAttribute("PrincipalTag:UserPrincipalName", "mallory@corp.example.com")],
    ["logon", "another's SID", withAttribute("PrincipalTag:ObjectSid", "S-1-5-21-1864522095-575585544-30601353-1103")],
  ])("%s, with %s", async (step, _, changes) => {
    endsAt(await walkMessage(changes), step);
  });

  it.each<[StepName, string, string | RegExp, string]>([
    ["issuer", "two Issuers", /(<saml:Assertion [^>]*>)(<saml:Issuer>[^<]*<\/saml:Issuer>)/, "$1$2$2"],
    ["issuer", "an issuer of another format", /(<saml:Assertion [^>]*><saml:Issuer)/, '$1 Format="urn:x"'],
    ["status", "no status", /<samlp:Status>.*<\/samlp:Status>/, ""],
    ["recipient", "no confirmation", /<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>/, ""],
    ["recipient", "two confirmations", /(<saml:SubjectConfirmation .*<\/saml:SubjectConfirmation>)/, "$1$1"],
    ["recipient", "a confirmation of another method", "cm:bearer", "cm:sender-vouches"],
    ["recipient", "no confirmation data", /<saml:SubjectConfirmationData [^>]*>/, ""],
    ["recipient", "no Recipient", / Recipient="[^"]*"/, ""],
    ["audience", "no audience restriction", /<saml:AudienceRestriction>.*<\/saml:AudienceRestriction>/, ""],
    [
      "audience",
      "a second restriction",
      "</saml:Conditions>",
      "<saml:AudienceRestriction><saml:Audience>urn:x</saml:Audience></saml:AudienceRestriction></saml:Conditions>",
    ],
    ["audience", "no Conditions", /<saml:Conditions .*<\/saml:Conditions>/, ""],
    ["time", "no end of the confirmation", /(ConfirmationData) NotOnOrAfter="[^"]*"/, "$1"],
    [
      "time",
      "a NotBefore of the confirmation in the future",
      "ConfirmationData ",
      'ConfirmationData NotBefore="2026-11-22T08:00:05Z" ',
    ],
    ["time", "a session that has ended", "SessionIndex", 'SessionNotOnOrAfter="2026-11-22T08:00:04Z" SessionIndex'],
    ["subject", "no NameID", /<saml:NameID .*<\/saml:NameID>/, ""],
    ["subject", "two NameIDs", /(<saml:NameID .*<\/saml:NameID>)/, "$1$1"],
    ["subject", "no format", / Format="[^"]*persistent"/, ""],
    ["session-tags", "51 tags", "</saml:AttributeStatement>", `${tagsXml(48)}</saml:AttributeStatement>`],
  ])("%s, with %s, signed like this", async (step, _, from, to) => {
    const xml = messageXml();
    expect(xml.replace(from, to)).not.toBe(xml);
    endsAt(await walkXml(signXml(xml.replace(from, to), provider)), step);
  });

  it.each([
    ["no relay state", ""],
    ["a foreign host", relayState.replace("aws.amazon.com", "evil.example")],
    ["a lost plus sign", relayState.replace("+", " ")],
    ["another directory's registration code", relayState.replace("ABC12D", "ABC12E")],
  ])("relay-state, with %s", async (_, RelayState) => {
    const SAMLResponse = encodeMessage(signXml(messageXml(), provider));
    endsAt(await walkSignIn({ SAMLResponse, RelayState }, setup, now), "relay-state");
  });

  it.each<[StepName, string, (setup: TwinSetup) => TwinSetup]>([
    ["user", "an account without WorkSpaces", (s) => ({ ...s, directory: { ...s.directory, accounts: accountsOf() } })],
    [
      "certificate",
      "an authority that issues nothing",
      (s) => ({ ...s, issuer: { issueCertificate: () => Promise.reject(new Error("x")) } }),
    ],
    [
      "logon",
      "a disabled account",
      (s) => ({ ...s, directory: { ...s.directory, accounts: accountsOf({ ...alice, enabled: false }) } }),
    ],
    [
      "logon",
      "an account that was created anew",
      (s) => ({
        ...s,
        directory: { ...s.directory, accounts: accountsOf({ ...alice, objectSid: "S-1-5-21-1-2-3-1104" }) },
      }),
    ],
    ["logon", "a domain that does not trust the root", (s) => ({ ...s, trust: { ...s.trust, trustAnchors: [] } })],
    ["logon", "an authority that is not in NTAuth", (s) => ({ ...s, trust: { ...s.trust, ntAuth: [] } })],
  ])("%s, with %s", async (step, _, change) => {
    const form = { SAMLResponse: encodeMessage(signXml(messageXml(), provider)), RelayState: relayState };
    endsAt(await walkSignIn(form, change(setup), now), step);
  });
});
