import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { attributeNames, attributePrefix } from "./attribute-names.js";
import { checkAttributeProfile, type AttributeCheckOptions } from "./check-attribute-profile.js";
import { draftOf, emailAddress, persistent, received, role, type Draft } from "./received-profiles.test.fixture.js";
import type { AttributeProduct } from "./rules/product-rules.js";

const products: readonly AttributeProduct[] = ["personal", "pools", "applications", "identity-center"];

/** Severity, code, stage and attribute of all findings after one change. */
function find(product: AttributeProduct, change: (draft: Draft) => void, options?: AttributeCheckOptions) {
  const draft = draftOf(product);
  change(draft);
  return checkAttributeProfile(product, received(draft), options).map(
    ({ severity, code, stage, attribute }) => `${severity} ${code} ${stage} ${attribute}`,
  );
}

/** A change of one attribute, named without the prefix; no values leave it out. */
function set(name: string, ...values: readonly string[]) {
  return ({ attributes }: Draft) => {
    if (values.length > 0) attributes[attributePrefix + name] = values;
    else Reflect.deleteProperty(attributes, attributePrefix + name);
  };
}

/** A change of an attribute's name alone. */
function rename(from: string, to: string) {
  return ({ attributes }: Draft) => {
    attributes[to] = attributes[attributePrefix + from] ?? [];
    Reflect.deleteProperty(attributes, attributePrefix + from);
  };
}

/** A change after which keys and values of all tags have this many characters together. */
function fillTags(total: number, first = "x") {
  return ({ attributes }: Draft) => {
    const tags = Object.entries(attributes).filter(([name]) => name.includes("PrincipalTag:"));
    const used = tags.map(([name, values]) => name.replace(/^.*PrincipalTag:/, "") + values.join("")).join("").length;
    const parts = Array.from({ length: 10 }, (_, index) => Math.floor((total - used + index) / 10) - 1);
    parts.forEach((length, index) => {
      attributes[`${attributePrefix}PrincipalTag:${index}`] = [first + "x".repeat(length - 1)];
    });
  };
}

function name(value: string) {
  return (draft: Draft) => {
    draft.nameId = { ...draft.nameId, value };
  };
}

function format(format: string | undefined) {
  return (draft: Draft) => {
    draft.nameId = { ...draft.nameId, format };
  };
}

const rolePair = `${role.roleArn},${role.providerArn}`;
const email = "fault attribute-name-misspelt directory PrincipalTag:Email";

it.each(products)("finds nothing in a profile for %s as AWS documents it", (product) => {
  expect(find(product, () => undefined)).toEqual([]);
});

describe("the name of the subject", () => {
  it.each<[AttributeProduct, string, string, (draft: Draft) => void]>([
    ["personal", "fault name-id-missing sign-in NameID", "is empty", name("")],
    ["pools", "fault name-id-missing sign-in NameID", "is empty", name("")],
    ["applications", "fault name-id-missing sign-in NameID", "is empty", name("")],
    ["identity-center", "fault name-id-missing sign-in NameID", "is empty", name("")],
    ["personal", "fault surrounding-whitespace sign-in NameID", "ends with a line break", name("alice\n")],
    ["personal", "fault name-id-qualified directory NameID", "is a UPN", name("alice@corp.example.com")],
    ["personal", "fault name-id-qualified directory NameID", "has a NetBIOS domain", name("CORP\\alice")],
    ["personal", "fault name-id-qualified directory NameID", "has a domain and a slash", name("corp/alice")],
    ["personal", "fault sam-account-name-malformed directory NameID", "has 64 characters", name("a".repeat(64))],
    ["personal", "fault sam-account-name-malformed directory NameID", "holds a semicolon", name("ali;ce")],
    ["personal", "fault sam-account-name-malformed directory NameID", "ends with a full stop", name("alice.")],
    ["pools", "warning name-id-length-undocumented directory NameID", "has 1 character", name("a")],
    ["pools", "warning name-id-length-undocumented directory NameID", "has 129 characters", name("a".repeat(129))],
    ["applications", "fault name-id-not-user-principal-name certificate NameID", "has no at sign", name("alice")],
    ["applications", "fault name-id-not-user-principal-name certificate NameID", "has a domain", name("corp\\alice")],
    ["identity-center", "fault name-id-not-mail-address directory NameID", "has no at sign", name("alice")],
    ["identity-center", "fault name-id-not-mail-address directory NameID", "has a blank", name("al ice@example.com")],
    ["identity-center", "fault name-id-not-mail-address directory NameID", "has two dots", name("al..ce@example.com")],
  ])("of %s gives «%s» when it %s", (product, finding, _, change) => {
    expect(find(product, change)).toEqual([finding]);
  });

  it.each<[AttributeProduct, string]>([
    ["personal", "a"],
    ["personal", "a".repeat(63)],
    ["personal", "o'brien"],
    ["pools", "ab"],
    ["pools", "a".repeat(128)],
    ["pools", "alice@corp.example.com"],
    ["pools", "alice"],
    ["identity-center", "o'brien@example.com"],
    ["identity-center", "alice.liddell+aws@example.com"],
  ])("of %s may be %s", (product, value) => {
    expect(find(product, name(value))).toEqual([]);
  });

  it.each<[AttributeProduct, string, string | undefined]>([
    ["personal", "none", undefined],
    ["personal", "the SAML 1.1 spelling", "urn:oasis:names:tc:SAML:1.1:nameid-format:persistent"],
    ["personal", "unspecified", "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified"],
    ["personal", "other capitals", persistent.toUpperCase()],
    ["pools", "emailAddress", "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"],
    ["applications", "transient", "urn:oasis:names:tc:SAML:2.0:nameid-format:transient"],
    ["identity-center", "persistent", persistent],
  ])("of %s in another format, %s, is a fault", (product, _, value) => {
    expect(find(product, format(value))).toEqual(["fault name-id-format-mismatch sign-in NameID@Format"]);
  });
});

describe("an attribute of the session", () => {
  it.each<[string, string, (draft: Draft) => void]>([
    ["fault role-missing sign-in Role", "no Role", set("Role")],
    ["fault role-pair-malformed sign-in Role", "one ARN", set("Role", role.roleArn)],
    ["fault role-pair-malformed sign-in Role", "a semicolon", set("Role", rolePair.replace(",", ";"))],
    ["fault role-arn-malformed sign-in Role", "a blank before the comma", set("Role", rolePair.replace(",", " ,"))],
    ["fault provider-arn-malformed sign-in Role", "a blank after it", set("Role", rolePair.replace(",", ", "))],
    ["fault role-arn-malformed sign-in Role", "a comma in the role", set("Role", rolePair.replace(",", ",x,"))],
    ["fault role-arn-malformed sign-in Role", "an account of 11", set("Role", rolePair.replace("111122223333", "1"))],
    ["fault provider-arn-malformed sign-in Role", "two roles", set("Role", `${role.roleArn},${role.roleArn}`)],
    ["fault role-provider-mismatch sign-in Role", "two accounts", set("Role", rolePair.replace("1111", "4444"))],
    ["fault surrounding-whitespace sign-in Role", "a line break around the pair", set("Role", `\n${rolePair}\n`)],
    [
      "warning role-order-reversed sign-in Role",
      "the provider first",
      set("Role", `${role.providerArn},${role.roleArn}`),
    ],
    [
      "warning role-partition-undocumented sign-in Role",
      "a role in China",
      set("Role", rolePair.replaceAll("arn:aws:", "arn:aws-cn:")),
    ],
    ["warning role-multiple sign-in Role", "two pairs", set("Role", rolePair, rolePair)],
    ["fault role-session-name-missing sign-in RoleSessionName", "none", set("RoleSessionName")],
    ["fault role-session-name-malformed sign-in RoleSessionName", "1 character", set("RoleSessionName", "a")],
    ["fault role-session-name-malformed sign-in RoleSessionName", "65", set("RoleSessionName", "a".repeat(65))],
    ["fault role-session-name-malformed sign-in RoleSessionName", "a colon", set("RoleSessionName", "corp:alice")],
    ["fault role-session-name-malformed sign-in RoleSessionName", "a slash", set("RoleSessionName", "corp/alice")],
    ["fault role-session-name-malformed sign-in RoleSessionName", "a blank", set("RoleSessionName", "Alice Liddell")],
    ["fault role-session-name-malformed sign-in RoleSessionName", "an umlaut", set("RoleSessionName", "jörg")],
    ["fault surrounding-whitespace sign-in RoleSessionName", "a blank after it", set("RoleSessionName", "alice ")],
    ["fault attribute-multiple-values sign-in RoleSessionName", "two", set("RoleSessionName", "alice", "alice")],
    ["warning session-duration-missing sign-in SessionDuration", "none", set("SessionDuration")],
    ["fault session-duration-out-of-range sign-in SessionDuration", "899", set("SessionDuration", "899")],
    ["fault session-duration-out-of-range sign-in SessionDuration", "43201", set("SessionDuration", "43201")],
    ["fault session-duration-out-of-range sign-in SessionDuration", "a fraction", set("SessionDuration", "900.5")],
    ["fault session-duration-out-of-range sign-in SessionDuration", "hours", set("SessionDuration", "8h")],
    ["fault session-duration-out-of-range sign-in SessionDuration", "a zero first", set("SessionDuration", "03600")],
    ["fault attribute-multiple-values sign-in SessionDuration", "two", set("SessionDuration", "900", "900")],
    ["fault surrounding-whitespace sign-in SessionDuration", "a blank", set("SessionDuration", " 900")],
    ["fault source-identity-malformed sign-in SourceIdentity", "1 character", set("SourceIdentity", "a")],
    ["warning source-identity-length-undocumented sign-in SourceIdentity", "65", set("SourceIdentity", "a".repeat(65))],
    [
      "warning source-identity-length-undocumented sign-in SourceIdentity",
      "256",
      set("SourceIdentity", "a".repeat(256)),
    ],
    ["fault source-identity-malformed sign-in SourceIdentity", "257", set("SourceIdentity", "a".repeat(257))],
    ["fault source-identity-malformed sign-in SourceIdentity", "aws: before it", set("SourceIdentity", "aws:alice")],
    ["fault surrounding-whitespace sign-in SourceIdentity", "a blank", set("SourceIdentity", "alice ")],
    ["fault attribute-multiple-values sign-in SourceIdentity", "two", set("SourceIdentity", "alice", "bob")],
    ["warning transitive-tag-key-unknown sign-in TransitiveTagKeys", "no tag", set("TransitiveTagKeys", "Team")],
    ["fault surrounding-whitespace sign-in TransitiveTagKeys", "a blank", set("TransitiveTagKeys", "Email ")],
    ["warning attribute-not-read sign-in AccessControl:Team", "another product's", set("AccessControl:Team", "x")],
  ])("gives «%s» with %s", (finding, _, change) => {
    expect(find("personal", change)).toEqual([finding]);
  });

  it.each<[string, (draft: Draft) => void]>([
    ["a role of GovCloud", set("Role", rolePair.replaceAll("arn:aws:", "arn:aws-us-gov:"))],
    ["a session name of 2 characters", set("RoleSessionName", "al")],
    ["a session name of 64 with every sign", set("RoleSessionName", "aZ09_+=,.@-".padEnd(64, "x"))],
    ["the shortest session", set("SessionDuration", "900")],
    ["the longest session", set("SessionDuration", "43200")],
    ["a source identity of 2 characters", set("SourceIdentity", "al")],
    ["a source identity of 64", set("SourceIdentity", "a".repeat(64))],
    ["two transitive keys", set("TransitiveTagKeys", "Email", "ObjectSid")],
    ["attributes that are not for AWS", ({ attributes }) => (attributes["Email"] = ["a", "b"])],
  ])("may be %s", (_, change) => {
    expect(find("personal", change)).toEqual([]);
  });

  it("is checked in each of several pairs of a Role", () => {
    expect(find("personal", set("Role", rolePair, role.roleArn))).toEqual([
      "warning role-multiple sign-in Role",
      "fault role-pair-malformed sign-in Role",
    ]);
  });

  it("is refused as a transitive key that no tag could have", () => {
    expect(find("personal", set("TransitiveTagKeys", "a".repeat(129)))).toContain(
      "fault transitive-tag-key-malformed sign-in TransitiveTagKeys",
    );
  });

  it("has no blanks around it, whoever it is for", () => {
    expect(find("personal", ({ attributes }) => (attributes["department"] = ["Sales "]))).toEqual([
      "fault surrounding-whitespace sign-in department",
    ]);
  });
});

describe("a tag of the account", () => {
  const sid = "S-1-5-21-1864522095-575585544-30601353-1102";
  const binary = Uint8Array.of(1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, ...new Uint8Array(16).fill(7));

  it.each<[string, string, (draft: Draft) => void]>([
    ["fault mail-missing directory PrincipalTag:Email", "no Email", set("PrincipalTag:Email")],
    ["fault mail-missing directory PrincipalTag:Email", "an empty Email", set("PrincipalTag:Email", "")],
    ["fault mail-not-taggable sign-in PrincipalTag:Email", "O'Brien", set("PrincipalTag:Email", "O'Brien@x.com")],
    ["fault surrounding-whitespace sign-in PrincipalTag:Email", "a blank", set("PrincipalTag:Email", "a@x.com ")],
    ["fault attribute-multiple-values sign-in PrincipalTag:Email", "two", set("PrincipalTag:Email", "a@x", "b@x")],
    [
      "fault user-principal-name-missing certificate PrincipalTag:UserPrincipalName",
      "no UPN",
      set("PrincipalTag:UserPrincipalName"),
    ],
    [
      "fault user-principal-name-malformed certificate PrincipalTag:UserPrincipalName",
      "a UPN without domain",
      set("PrincipalTag:UserPrincipalName", "alice"),
    ],
    [
      "fault attribute-multiple-values sign-in PrincipalTag:UserPrincipalName",
      "two UPNs",
      set("PrincipalTag:UserPrincipalName", "alice@a.test", "alice@b.test"),
    ],
    [
      "fault user-principal-name-not-taggable sign-in PrincipalTag:UserPrincipalName",
      "an apostrophe in the UPN",
      set("PrincipalTag:UserPrincipalName", "o'brien@corp.example.com"),
    ],
    ["fault object-sid-missing certificate PrincipalTag:ObjectSid", "no SID", set("PrincipalTag:ObjectSid")],
    ["fault object-sid-missing certificate PrincipalTag:ObjectSid", "an empty SID", set("PrincipalTag:ObjectSid", "")],
    [
      "fault object-sid-malformed certificate PrincipalTag:ObjectSid",
      "a cloud SID",
      set("PrincipalTag:ObjectSid", "S-1-12-1-1-2-3-4"),
    ],
    [
      "fault surrounding-whitespace sign-in PrincipalTag:ObjectSid",
      "a blank",
      set("PrincipalTag:ObjectSid", ` ${sid}`),
    ],
    [
      "fault tag-value-malformed sign-in PrincipalTag:ObjectSid",
      "a SID as a filter of LDAP writes it",
      set("PrincipalTag:ObjectSid", "\\01\\05\\00"),
    ],
    [
      "warning object-sid-form-undocumented certificate PrincipalTag:ObjectSid",
      "a SID in base64",
      set("PrincipalTag:ObjectSid", Buffer.from(binary).toString("base64")),
    ],
    [
      "warning object-sid-form-undocumented certificate PrincipalTag:ObjectSid",
      "a SID in hexadecimal digits",
      set("PrincipalTag:ObjectSid", Buffer.from(binary).toString("hex")),
    ],
    [
      "fault domain-malformed certificate PrincipalTag:Domain",
      "a NetBIOS name as Domain",
      set("PrincipalTag:Domain", "CORP"),
    ],
    ["fault surrounding-whitespace sign-in PrincipalTag:Domain", "a blank", set("PrincipalTag:Domain", "corp.test ")],
    ["fault tag-value-malformed sign-in PrincipalTag:Domain", "a backslash", set("PrincipalTag:Domain", "corp\\test")],
    [
      "fault client-user-name-not-taggable sign-in PrincipalTag:ClientUserName",
      "a backslash",
      set("PrincipalTag:ClientUserName", "corp\\alice"),
    ],
    [
      "warning client-user-name-form-undocumented directory PrincipalTag:ClientUserName",
      "a name without domain",
      set("PrincipalTag:ClientUserName", "alice"),
    ],
  ])("gives «%s» with %s", (finding, _, change) => {
    expect(find("personal", change)).toEqual([finding]);
  });

  it.each(["corp/alice", "corp.example.com/alice", "alice@corp.example.com"])(
    "may be the client user name %s",
    (value) => {
      expect(find("personal", set("PrincipalTag:ClientUserName", value))).toEqual([]);
    },
  );

  it.each<[string, (draft: Draft) => void]>([
    ["UPN", set("PrincipalTag:UserPrincipalName", "username@domain.com")],
    ["SID", set("PrincipalTag:ObjectSid", "S-1-5-21-1004336348-1177238915-682003330-1104")],
    ["domain", set("PrincipalTag:Domain", "corp.example.com")],
  ])("may be the %s that documentation has as an example", (_, change) => {
    expect(find("personal", change)).toEqual([]);
  });

  it.each<[string, (draft: Draft) => void]>([
    ["PrincipalTag:UserPrincipalName", set("PrincipalTag:UserPrincipalName")],
    ["PrincipalTag:ObjectSid", set("PrincipalTag:ObjectSid")],
  ])("%s may be missing, with a warning, where people type their password", (attribute, change) => {
    const [finding, ...more] = find("personal", change, { insecurePasswordLogon: true });
    expect(finding).toMatch(new RegExp(`^warning .* ${attribute}$`));
    expect(more).toEqual([]);
  });

  it("Email may not be missing even there", () => {
    expect(find("personal", set("PrincipalTag:Email"), { insecurePasswordLogon: true })).toEqual([
      "fault mail-missing directory PrincipalTag:Email",
    ]);
  });
});

describe("the name of an attribute", () => {
  it.each<[string, string, (draft: Draft) => void]>([
    [email, "small letters", rename("PrincipalTag:Email", `${attributePrefix}PrincipalTag:email`)],
    [email, "no prefix", rename("PrincipalTag:Email", "PrincipalTag:Email")],
    [email, "http", rename("PrincipalTag:Email", attributeNames.email.replace("https", "http"))],
    [email, "a small letter in the prefix", rename("PrincipalTag:Email", attributeNames.email.replace("SAML", "saml"))],
    [email, "a blank after it", rename("PrincipalTag:Email", `${attributeNames.email} `)],
    ["fault attribute-name-misspelt sign-in Role", "a small r", rename("Role", `${attributePrefix}role`)],
    [
      "warning attribute-name-misspelt sign-in SessionDuration",
      "a small d",
      rename("SessionDuration", `${attributePrefix}Sessionduration`),
    ],
  ])("gives «%s» with %s", (finding, _, change) => {
    expect(find("personal", change)).toEqual([finding]);
  });

  it("may be there in other spellings too, when it is there in the right one", () => {
    expect(find("personal", ({ attributes }) => (attributes["Role"] = ["administrator"]))).toEqual([]);
  });
});

describe("session tags", () => {
  const longKey = `PrincipalTag:${"k".repeat(128)}`;

  it.each<[string, string, (draft: Draft) => void]>([
    ["fault tag-key-malformed sign-in PrincipalTag:", "no key", set("PrincipalTag:", "x")],
    [`fault tag-key-malformed sign-in ${longKey}k`, "a key of 129", set(`${longKey}k`, "x")],
    ["fault tag-key-malformed sign-in PrincipalTag:a&b", "an ampersand in the key", set("PrincipalTag:a&b", "x")],
    ["fault tag-key-malformed sign-in PrincipalTag:AWS:x", "a key of AWS", set("PrincipalTag:AWS:x", "x")],
    ["fault tag-key-duplicate sign-in PrincipalTag:EMAIL", "Email twice", set("PrincipalTag:EMAIL", "x")],
    ["fault attribute-multiple-values sign-in PrincipalTag:Team", "two values", set("PrincipalTag:Team", "a", "b")],
    ["fault tag-value-malformed sign-in PrincipalTag:Team", "257", set("PrincipalTag:Team", "x".repeat(257))],
    ["fault tag-value-malformed sign-in PrincipalTag:Team", "aws:", set("PrincipalTag:Team", "aws:x")],
    ["fault surrounding-whitespace sign-in PrincipalTag:Team", "a blank", set("PrincipalTag:Team", " x")],
    [
      "fault tag-key-duplicate sign-in PrincipalTag:team",
      "a key twice",
      (draft) => {
        set("PrincipalTag:Team", "x")(draft);
        set("PrincipalTag:team", "x")(draft);
      },
    ],
    [
      "fault tag-count sign-in PrincipalTag:*",
      "51 tags",
      ({ attributes }) => {
        for (let index = 0; index < 48; index += 1) attributes[`${attributePrefix}PrincipalTag:${index}`] = ["x"];
      },
    ],
    ["warning session-tags-size sign-in PrincipalTag:*", "2049 octets", fillTags(2049)],
    ["warning session-tags-size sign-in PrincipalTag:*", "2048 in which ß counts as two", fillTags(2048, "ß")],
  ])("give «%s» with %s", (finding, _, change) => {
    expect(find("personal", change)).toEqual([finding]);
  });

  it.each<[string, (draft: Draft) => void]>([
    ["an empty value", set("PrincipalTag:Team", "")],
    ["a key of 128", set(longKey, "x")],
    ["a value of 256", set("PrincipalTag:Team", "ß".repeat(256))],
    ["every sign that AWS allows", set("PrincipalTag:a_.:/=+-@ b", "a_.:/=+-@ b")],
    [
      "50 of them",
      ({ attributes }) => {
        for (let index = 0; index < 47; index += 1) attributes[`${attributePrefix}PrincipalTag:${index}`] = ["x"];
      },
    ],
    ["2048 octets", fillTags(2048)],
  ])("may have %s", (_, change) => {
    expect(find("personal", change)).toEqual([]);
  });

  it.each(Array.from("\\',#&%!\"*;<>?[]{}|~^$()`\u2019\u0301"))("hold no %s", (sign) => {
    expect(find("personal", set("PrincipalTag:Team", `a${sign}b`))).toEqual([
      "fault tag-value-malformed sign-in PrincipalTag:Team",
    ]);
  });
});

describe("attributes for access control in Identity Center", () => {
  it.each<[string, (draft: Draft) => void]>([
    ["warning attribute-not-read sign-in Role", set("Role", rolePair)],
    ["warning attribute-not-read sign-in TransitiveTagKeys", set("TransitiveTagKeys", "Team")],
    ["warning attribute-not-read sign-in PrincipalTag:Email", set("PrincipalTag:Email", " a@x")],
    ["fault attribute-multiple-values sign-in AccessControl:Team", set("AccessControl:Team", "a", "b")],
    ["fault tag-key-duplicate sign-in AccessControl:costcenter", set("AccessControl:costcenter", "1")],
    ["warning tag-value-malformed sign-in AccessControl:Team", set("AccessControl:Team", "R&D")],
    ["warning tag-key-malformed sign-in AccessControl:R&D", set("AccessControl:R&D", "x")],
    ["warning surrounding-whitespace sign-in AccessControl:Team", set("AccessControl:Team", "x ")],
    [
      "fault tag-count sign-in AccessControl:*",
      ({ attributes }) => {
        for (let index = 0; index < 50; index += 1) attributes[`${attributePrefix}AccessControl:${index}`] = ["x"];
      },
    ],
  ])("give «%s»", (finding, change) => {
    expect(find("identity-center", change)).toEqual([finding]);
  });

  it("may be 50", () => {
    const draft = ({ attributes }: Draft) => {
      for (let index = 0; index < 49; index += 1) attributes[`${attributePrefix}AccessControl:${index}`] = ["x"];
    };
    expect(find("identity-center", draft)).toEqual([]);
  });
});

describe("findings", () => {
  it("come in the order in which AWS would trip over them", () => {
    const change = (draft: Draft) => {
      set("PrincipalTag:ObjectSid")(draft);
      set("PrincipalTag:Email")(draft);
      set("PrincipalTag:Team", "R&D")(draft);
      set("SessionDuration", "1")(draft);
      name("alice@corp.example.com")(draft);
      format(undefined)(draft);
    };
    expect(find("personal", change)).toEqual([
      "fault name-id-format-mismatch sign-in NameID@Format",
      "fault session-duration-out-of-range sign-in SessionDuration",
      "fault tag-value-malformed sign-in PrincipalTag:Team",
      "fault name-id-qualified directory NameID",
      "fault mail-missing directory PrincipalTag:Email",
      "fault object-sid-missing certificate PrincipalTag:ObjectSid",
    ]);
  });

  it.each([
    ["o'brien@x.test", "Character 2 is an apostrophe (U+0027)"],
    ["o\u2019brien@x.test", "Character 2 is a typographic apostrophe (U+2019)"],
    ["\u{1d6fc}&b@x.test", "Character 2 is an ampersand (U+0026)"],
    ["rene\u0301@x.test", "Character 5 is a combining mark (U+0301)"],
    ["a\u{1f600}@x.test", "Character 2 is a character (U+1F600)"],
  ])("name the character and its place in %s", (mail, evidence) => {
    const draft = draftOf("personal");
    set("PrincipalTag:Email", mail)(draft);
    const [finding] = checkAttributeProfile("personal", received(draft));
    expect(finding?.evidence).toContain(evidence);
  });

  it.each([
    ["There is no format", ""],
    ["The format is urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress", emailAddress],
    ["but is not the SAML 2.0 one", "urn:oasis:names:tc:SAML:1.1:nameid-format:persistent"],
    ["none that AWS lists", "urn:example"],
  ])("say of a format: %s", (evidence, value) => {
    const draft = draftOf("personal");
    format(value)(draft);
    const [finding] = checkAttributeProfile("personal", received(draft));
    expect(finding?.evidence).toContain(evidence);
  });

  it("never hold a value, whatever it is", () => {
    const secret = "Zx9'Zx9";
    fc.assert(
      fc.property(fc.constantFrom(...products), fc.nat(8), (product, place) => {
        const draft = draftOf(product);
        const names = Object.keys(draft.attributes);
        const target = names[place % (names.length + 1)];
        if (target === undefined) draft.nameId.value = secret;
        else draft.attributes[target] = [secret];
        expect(JSON.stringify(checkAttributeProfile(product, received(draft)))).not.toContain("Zx9");
      }),
    );
  });

  it("come of any attributes without an exception", () => {
    const text = fc.string({ unit: "binary", maxLength: 12 });
    const names = fc.oneof(
      text,
      fc.constantFrom(...Object.values(attributeNames)),
      text.map((key) => attributePrefix + key),
    );
    const attributes = fc.array(fc.record({ name: names, values: fc.array(text, { maxLength: 2 }) }), { maxLength: 6 });
    const nameId = fc.record({ value: text, format: fc.option(text, { nil: undefined }) });
    fc.assert(
      fc.property(fc.constantFrom(...products), nameId, attributes, (product, subject, list) => {
        const findings = checkAttributeProfile(product, { nameId: subject, attributes: list });
        expect(findings.every(({ evidence, remedy }) => evidence !== "" && remedy !== "")).toBe(true);
      }),
    );
  });
});
