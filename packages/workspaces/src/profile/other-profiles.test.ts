import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildApplicationsProfile } from "./applications-profile.js";
import { attributeNames } from "./attribute-names.js";
import { buildIdentityCenterProfile } from "./identity-center-profile.js";
import { buildPoolsProfile } from "./pools-profile.js";
import { account, emailAddress, persistent, role } from "./received-profiles.test.fixture.js";

describe("the profile for a Pool", () => {
  it("holds what Personal has", () => {
    expect(buildPoolsProfile(account, { ...role, domain: "corp.example.com" })).toEqual({
      nameId: { value: "alice", format: persistent },
      attributes: [
        { name: attributeNames.role, values: [`${role.roleArn},${role.providerArn}`] },
        { name: attributeNames.roleSessionName, values: [account.userPrincipalName] },
        { name: attributeNames.sessionDuration, values: ["28800"] },
        { name: attributeNames.email, values: [account.mail] },
        { name: attributeNames.userPrincipalName, values: [account.userPrincipalName] },
        { name: attributeNames.objectSid, values: [account.objectSid] },
        { name: attributeNames.domain, values: ["corp.example.com"] },
      ],
      roleSessionNameSource: "userPrincipalName",
      warnings: [],
    });
  });

  it.each([
    ["alice", "sAMAccountName" as const],
    ["alice@corp.example.com", "userPrincipalName" as const],
    ["CORP\\alice", { domain: "CORP" }],
    ["A-15-CHARACTERS\\alice", { domain: "A-15-CHARACTERS" }],
    ["corp.example.com\\alice", { domain: "corp.example.com" }],
  ])("may name the subject %s", (value, subject) => {
    expect(buildPoolsProfile(account, role, { subject }).nameId.value).toBe(value);
  });

  it.each([
    ["sam-account-name-malformed", { ...account, sAMAccountName: "corp\\alice" }, {}],
    ["mail-missing", { ...account, mail: "" }, {}],
    ["domain-malformed", account, { subject: { domain: "A-16-CHARACTERS-" } }],
    ["domain-malformed", account, { subject: { domain: "" } }],
    ["domain-malformed", account, { subject: { domain: "CORP\\EU" } }],
    ["domain-malformed", account, { subject: { domain: "corp.example.com." } }],
  ])("is refused with %s", (code, person, options) => {
    expect(thrownCode(() => buildPoolsProfile(person, role, options))).toBe(code);
  });

  it("warns of a name of one character", () => {
    const { warnings } = buildPoolsProfile({ ...account, sAMAccountName: "a" }, role);
    expect(warnings.map(({ code }) => code)).toEqual(["name-id-length-undocumented"]);
  });
});

describe("the profile for WorkSpaces Applications", () => {
  it("names the subject by its UPN, and needs neither mail nor a tag with the UPN", () => {
    const { sAMAccountName, userPrincipalName, objectSid } = account;
    const profile = buildApplicationsProfile({ sAMAccountName, userPrincipalName, objectSid }, role, {
      sessionContext: "/course/42",
    });
    expect(profile.nameId).toEqual({ value: userPrincipalName, format: persistent });
    expect(profile.attributes.slice(3)).toEqual([
      { name: attributeNames.objectSid, values: [objectSid] },
      { name: attributeNames.sessionContext, values: ["/course/42"] },
    ]);
    expect(profile.warnings).toEqual([]);
  });

  it.each([
    ["name-id-not-user-principal-name", account, { subject: "sAMAccountName" as const }],
    ["name-id-not-user-principal-name", account, { subject: { domain: "CORP" } }],
    ["name-id-not-user-principal-name", { ...account, userPrincipalName: "alice" }, {}],
    ["object-sid-missing", { ...account, objectSid: "" }, {}],
    ["tag-value-malformed", account, { sessionContext: "a,b" }],
    ["tag-value-malformed", account, { sessionContext: "x".repeat(257) }],
  ])("is refused with %s", (code, person, options) => {
    expect(thrownCode(() => buildApplicationsProfile(person, role, options))).toBe(code);
  });

  it("may name the subject otherwise where people type their password", () => {
    const profile = buildApplicationsProfile(account, role, {
      subject: { domain: "CORP" },
      insecurePasswordLogon: true,
    });
    expect(profile.nameId.value).toBe("CORP\\alice");
    expect(profile.warnings.map(({ code }) => code)).toEqual(["name-id-not-user-principal-name"]);
  });

  it("has the domain and a session context of 256 characters", () => {
    const options = { sessionContext: "x".repeat(256) };
    const profile = buildApplicationsProfile(account, { ...role, domain: "corp.example.com" }, options);
    expect(profile.attributes).toContainEqual({ name: attributeNames.domain, values: ["corp.example.com"] });
  });
});

describe("the profile for IAM Identity Center", () => {
  it.each([
    ["userPrincipalName" as const, account.userPrincipalName],
    ["mail" as const, account.mail],
  ])("names the subject by its %s, in the format of SAML 1.1", (userName, value) => {
    const profile = buildIdentityCenterProfile(account, { userName, accessControl: { Team: "Sales" } });
    expect(profile).toEqual({
      nameId: { value, format: emailAddress },
      attributes: [{ name: "https://aws.amazon.com/SAML/Attributes/AccessControl:Team", values: ["Sales"] }],
      warnings: [],
    });
  });

  it("takes the apostrophe that WorkSpaces does not", () => {
    const users = { userName: "mail" } as const;
    expect(buildIdentityCenterProfile({ ...account, mail: "o'brien@example.com" }, users).warnings).toEqual([]);
  });

  it("is refused for a name that is no mail address", () => {
    const users = { userName: "mail" } as const;
    expect(thrownCode(() => buildIdentityCenterProfile({ ...account, mail: "alice" }, users))).toBe(
      "name-id-not-mail-address",
    );
  });

  it.each([
    [50, undefined],
    [51, "tag-count"],
  ])("with %i attributes for access control gives %s", (count, code) => {
    const accessControl = Object.fromEntries(Array.from({ length: count }, (_, index) => [`k${index}`, "x"]));
    const users = { userName: "mail", accessControl } as const;
    expect(thrownCode(() => buildIdentityCenterProfile(account, users))).toBe(code);
  });
});
