import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { attributeNames } from "./attribute-names.js";
import { buildPersonalProfile } from "./personal-profile.js";

const account = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice.liddell@example.com",
  objectSid: "S-1-5-21-1864522095-575585544-30601353-1102",
};
const role = {
  roleArn: "arn:aws:iam::111122223333:role/WorkSpaces",
  providerArn: "arn:aws:iam::111122223333:saml-provider/idp",
  sessionDurationSeconds: 28_800,
};

describe("the profile of a WorkSpaces Personal user", () => {
  it("names the subject by its sAMAccountName, in the persistent format", () => {
    expect(buildPersonalProfile(account, role).nameId).toEqual({
      value: "alice",
      format: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    });
  });

  it("holds each attribute once, with one value as the directory holds it", () => {
    expect(buildPersonalProfile(account, { ...role, domain: "corp.example.com" }).attributes).toEqual([
      {
        name: "https://aws.amazon.com/SAML/Attributes/Role",
        values: ["arn:aws:iam::111122223333:role/WorkSpaces,arn:aws:iam::111122223333:saml-provider/idp"],
      },
      { name: "https://aws.amazon.com/SAML/Attributes/RoleSessionName", values: ["alice@corp.example.com"] },
      { name: "https://aws.amazon.com/SAML/Attributes/SessionDuration", values: ["28800"] },
      { name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Email", values: ["alice.liddell@example.com"] },
      {
        name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:UserPrincipalName",
        values: ["alice@corp.example.com"],
      },
      {
        name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:ObjectSid",
        values: ["S-1-5-21-1864522095-575585544-30601353-1102"],
      },
      { name: "https://aws.amazon.com/SAML/Attributes/PrincipalTag:Domain", values: ["corp.example.com"] },
    ]);
  });

  it("leaves the domain out where the role names none", () => {
    const names = buildPersonalProfile(account, role).attributes.map(({ name }) => name);
    expect(names).not.toContain(attributeNames.domain);
    expect(names).toHaveLength(6);
  });
});

describe("the account", () => {
  it.each([
    ["a sAMAccountName of 1 character", { sAMAccountName: "a" }],
    ["a sAMAccountName of 63 characters", { sAMAccountName: "a".repeat(63) }],
    ["63 characters beyond the basic plane", { sAMAccountName: "𝛼".repeat(63) }],
    ["a blank within the sAMAccountName", { sAMAccountName: "alice liddell" }],
    ["an apostrophe in the sAMAccountName, which is no tag", { sAMAccountName: "o'brien" }],
    ["a sAMAccountName with full stops and a dollar sign", { sAMAccountName: "a.b.c$" }],
    ["a mail of 256 characters", { mail: `${"a".repeat(244)}@example.com` }],
    ["a mail of 256 letters beyond the basic plane", { mail: "𝛼".repeat(256) }],
    ["a mail with every sign that a tag may have", { mail: "a_b.c:d/e=f+g-h i@example.com" }],
    ["a UPN of 256 characters", { userPrincipalName: `${"a".repeat(244)}@example.com` }],
    ["a UPN with letters beyond ASCII", { userPrincipalName: "søren@corp.example.com" }],
    ["a SID of the greatest numbers", { objectSid: "S-1-5-21-4294967295-4294967295-4294967295-4294967295" }],
    ["a SID of the least numbers", { objectSid: "S-1-5-21-0-0-0-0" }],
  ])("may have %s", (_, change) => {
    expect(thrownCode(() => buildPersonalProfile({ ...account, ...change }, role))).toBeUndefined();
  });

  it.each([
    ["sam-account-name-malformed", "no sAMAccountName", { sAMAccountName: "" }],
    ["sam-account-name-malformed", "a sAMAccountName of 64 characters", { sAMAccountName: "a".repeat(64) }],
    ["sam-account-name-malformed", "a sAMAccountName that ends with a full stop", { sAMAccountName: "alice." }],
    ["sam-account-name-malformed", "a control character", { sAMAccountName: "al\u0000ice" }],
    ["sam-account-name-malformed", "half a character", { sAMAccountName: "al\ud800ice" }],
    ["surrounding-whitespace", "a blank before the sAMAccountName", { sAMAccountName: " alice" }],
    ["surrounding-whitespace", "a line break after the sAMAccountName", { sAMAccountName: "alice\n" }],
    ["mail-missing", "no mail", { mail: "" }],
    ["surrounding-whitespace", "a blank after the mail", { mail: "alice@example.com " }],
    ["surrounding-whitespace", "a no-break space before the mail", { mail: "\u00a0alice@example.com" }],
    ["mail-not-taggable", "an apostrophe in the mail", { mail: "o'brien@example.com" }],
    ["mail-not-taggable", "an ampersand in the mail", { mail: "a&b@example.com" }],
    ["mail-not-taggable", "a typographic apostrophe in the mail", { mail: "o’brien@example.com" }],
    ["mail-not-taggable", "a tab within the mail", { mail: "a\tb@example.com" }],
    ["mail-not-taggable", "a mail of 257 characters", { mail: `${"a".repeat(245)}@example.com` }],
    ["mail-not-taggable", "a mail that begins with aws:", { mail: "aws:alice@example.com" }],
    ["mail-not-taggable", "a mail that begins with AWS:", { mail: "AWS:alice@example.com" }],
    ["user-principal-name-malformed", "no UPN", { userPrincipalName: "" }],
    ["user-principal-name-malformed", "a UPN without @", { userPrincipalName: "alice" }],
    ["user-principal-name-malformed", "a UPN without user", { userPrincipalName: "@corp.example.com" }],
    ["user-principal-name-malformed", "a UPN without domain", { userPrincipalName: "alice@" }],
    ["user-principal-name-malformed", "a UPN with two @", { userPrincipalName: "a@b@corp.example.com" }],
    ["surrounding-whitespace", "a blank after the UPN", { userPrincipalName: "alice@corp.example.com " }],
    ["user-principal-name-not-taggable", "an apostrophe in the UPN", { userPrincipalName: "o'brien@corp.example.com" }],
    ["user-principal-name-not-taggable", "a UPN of 257", { userPrincipalName: `${"a".repeat(245)}@example.com` }],
    ["object-sid-missing", "an empty SID", { objectSid: "" }],
    ["object-sid-malformed", "a built-in SID", { objectSid: "S-1-5-32-544" }],
    ["object-sid-malformed", "a cloud SID", { objectSid: "S-1-12-1-1-2-3-4" }],
    ["object-sid-malformed", "a domain's SID", { objectSid: "S-1-5-21-1-2-3" }],
    ["object-sid-malformed", "a SID with a number too many", { objectSid: "S-1-5-21-1-2-3-4-5" }],
    ["object-sid-malformed", "a SID with a number of 2^32", { objectSid: "S-1-5-21-1-2-3-4294967296" }],
    ["object-sid-malformed", "a SID with a leading zero", { objectSid: "S-1-5-21-1-2-3-01102" }],
    ["object-sid-malformed", "a SID in small letters", { objectSid: "s-1-5-21-1-2-3-1102" }],
    ["object-sid-malformed", "a blank after the SID", { objectSid: "S-1-5-21-1-2-3-1102 " }],
  ])("is refused with %s: %s", (code, _, change) => {
    expect(thrownCode(() => buildPersonalProfile({ ...account, ...change }, role))).toBe(code);
  });

  it.each(Array.from('"*+,/:;<=>?@[\\]|'))("is refused with %s in the sAMAccountName", (sign) => {
    const changed = { ...account, sAMAccountName: `al${sign}ice` };
    expect(thrownCode(() => buildPersonalProfile(changed, role))).toBe("sam-account-name-malformed");
  });

  it("is refused without a SID", () => {
    const { sAMAccountName, userPrincipalName, mail } = account;
    expect(thrownCode(() => buildPersonalProfile({ sAMAccountName, userPrincipalName, mail }, role))).toBe(
      "object-sid-missing",
    );
  });

  it("is never quoted in a refusal, which says how to mend it", () => {
    const refused = () => buildPersonalProfile({ ...account, mail: "o'brien@example.com" }, role);
    expect(refused).toThrow(/apostrophe.*Give the account a mail address without it/);
    expect(refused).not.toThrow(/brien/);
  });
});

describe("the role session name", () => {
  const longUpn = `${"a".repeat(65 - "@example.com".length)}@example.com`;

  it.each([
    ["the UPN", "userPrincipalName", "alice@corp.example.com", {}],
    ["a UPN of 64 characters", "userPrincipalName", longUpn.slice(1), { userPrincipalName: longUpn.slice(1) }],
    ["the sAMAccountName for a UPN of 65", "sAMAccountName", "alice", { userPrincipalName: longUpn }],
    [
      "the sAMAccountName for a UPN with other letters",
      "sAMAccountName",
      "soren",
      { userPrincipalName: "søren@x.test", sAMAccountName: "soren" },
    ],
    ["a sAMAccountName of 2 characters", "sAMAccountName", "al", { userPrincipalName: longUpn, sAMAccountName: "al" }],
    [
      "the SID for a sAMAccountName of 1",
      "objectSid",
      account.objectSid,
      { userPrincipalName: longUpn, sAMAccountName: "a" },
    ],
    [
      "the SID where no name fits",
      "objectSid",
      account.objectSid,
      { userPrincipalName: "søren@x.test", sAMAccountName: "søren" },
    ],
  ])("is %s", (_, source, value, change) => {
    const profile = buildPersonalProfile({ ...account, ...change }, role);
    expect(profile.roleSessionNameSource).toBe(source);
    expect(profile.attributes).toContainEqual({ name: attributeNames.roleSessionName, values: [value] });
  });

  it("always obeys the rule of STS", () => {
    const names = fc.string({ unit: "grapheme", minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(names, names, names, (sAMAccountName, user, domain) => {
        const changed = { ...account, sAMAccountName, userPrincipalName: `${user}@${domain}` };
        fc.pre(thrownCode(() => buildPersonalProfile(changed, role)) === undefined);
        const sessionName = buildPersonalProfile(changed, role).attributes[1];
        expect(sessionName?.values[0]).toMatch(/^[\w+=,.@-]{2,64}$/);
      }),
    );
  });
});

describe("the role", () => {
  it.each([
    [
      "GovCloud",
      {
        roleArn: "arn:aws-us-gov:iam::111122223333:role/W",
        providerArn: "arn:aws-us-gov:iam::111122223333:saml-provider/i",
      },
    ],
    ["a path", { roleArn: "arn:aws:iam::111122223333:role/teams/desktops/W" }],
    ["a path of 512 characters", { roleArn: `arn:aws:iam::111122223333:role/${"p".repeat(510)}/W` }],
    ["a role name of 64 characters", { roleArn: `arn:aws:iam::111122223333:role/${"w".repeat(64)}` }],
    [
      "a provider name of 128 characters",
      { providerArn: `arn:aws:iam::111122223333:saml-provider/${"i".repeat(128)}` },
    ],
    ["the shortest session", { sessionDurationSeconds: 900 }],
    ["the longest session", { sessionDurationSeconds: 43_200 }],
    ["a domain of labels of 63 characters", { domain: `${"d".repeat(63)}.test` }],
    ["a domain of 253 characters", { domain: `${"d.".repeat(126)}d` }],
  ])("may have %s", (_, change) => {
    expect(thrownCode(() => buildPersonalProfile(account, { ...role, ...change }))).toBeUndefined();
  });

  it.each([
    ["role-arn-malformed", "no role", { roleArn: "" }],
    ["role-arn-malformed", "a user's ARN", { roleArn: "arn:aws:iam::111122223333:user/alice" }],
    ["role-arn-malformed", "an account of 11 digits", { roleArn: "arn:aws:iam::11112222333:role/W" }],
    ["role-arn-malformed", "an account of 13 digits", { roleArn: "arn:aws:iam::1111222233334:role/W" }],
    ["role-arn-malformed", "a partition without WorkSpaces SAML", { roleArn: "arn:aws-cn:iam::111122223333:role/W" }],
    ["role-arn-malformed", "no role name", { roleArn: "arn:aws:iam::111122223333:role/" }],
    ["role-arn-malformed", "a role name of 65", { roleArn: `arn:aws:iam::111122223333:role/${"w".repeat(65)}` }],
    ["role-arn-malformed", "a path of 513", { roleArn: `arn:aws:iam::111122223333:role/${"p".repeat(511)}/W` }],
    ["role-arn-malformed", "a comma in the role name", { roleArn: "arn:aws:iam::111122223333:role/W,X" }],
    ["role-arn-malformed", "a comma in the path", { roleArn: "arn:aws:iam::111122223333:role/a,b/W" }],
    ["role-arn-malformed", "a blank at the end", { roleArn: `${role.roleArn} ` }],
    ["role-arn-malformed", "a line break at the end", { roleArn: `${role.roleArn}\n` }],
    ["provider-arn-malformed", "no provider", { providerArn: "" }],
    ["provider-arn-malformed", "an OpenID provider", { providerArn: "arn:aws:iam::111122223333:oidc-provider/idp" }],
    [
      "provider-arn-malformed",
      "a provider name of 129",
      { providerArn: `arn:aws:iam::111122223333:saml-provider/${"i".repeat(129)}` },
    ],
    ["provider-arn-malformed", "a comma in the provider name", { providerArn: `${role.providerArn},x` }],
    ["role-provider-mismatch", "another account", { providerArn: "arn:aws:iam::444455556666:saml-provider/idp" }],
    [
      "role-provider-mismatch",
      "another partition",
      { providerArn: "arn:aws-us-gov:iam::111122223333:saml-provider/idp" },
    ],
    ["session-duration-out-of-range", "899 seconds", { sessionDurationSeconds: 899 }],
    ["session-duration-out-of-range", "43201 seconds", { sessionDurationSeconds: 43_201 }],
    ["session-duration-out-of-range", "half a second", { sessionDurationSeconds: 900.5 }],
    ["session-duration-out-of-range", "no number", { sessionDurationSeconds: Number.NaN }],
    ["domain-malformed", "an empty domain", { domain: "" }],
    ["domain-malformed", "a NetBIOS name", { domain: "CORP" }],
    ["domain-malformed", "a trailing full stop", { domain: "corp.example.com." }],
    ["domain-malformed", "a label of 64 characters", { domain: `${"d".repeat(64)}.test` }],
    ["domain-malformed", "a label that ends with a hyphen", { domain: "corp-.example.com" }],
    ["domain-malformed", "254 characters", { domain: `${"d.".repeat(126)}dd` }],
    ["domain-malformed", "a blank at the end", { domain: "corp.example.com " }],
  ])("is refused with %s: %s", (code, _, change) => {
    expect(thrownCode(() => buildPersonalProfile(account, { ...role, ...change }))).toBe(code);
  });
});
