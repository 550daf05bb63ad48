import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { attributeNames } from "./attribute-names.js";
import { buildPersonalProfile } from "./personal-profile.js";
import { account, role } from "./received-profiles.test.fixture.js";

const { sAMAccountName, userPrincipalName, mail } = account;
const withoutSid = { sAMAccountName, userPrincipalName, mail };

describe("what a Personal profile holds where it is asked for", () => {
  it("is nothing by default", () => {
    const names = buildPersonalProfile(account, role).attributes.map(({ name }) => name);
    expect(names).not.toContain(attributeNames.clientUserName);
    expect(names).not.toContain(attributeNames.transitiveTagKeys);
    expect(names).not.toContain(attributeNames.sourceIdentity);
  });

  it.each([
    ["corp\\alice", "corp/alice"],
    ["corp.example.com\\alice", "corp.example.com/alice"],
    ["alice@corp.example.com", "alice@corp.example.com"],
  ])("is the client user name %s, as %s", (clientUserName, value) => {
    const profile = buildPersonalProfile(account, role, { clientUserName });
    expect(profile.attributes).toContainEqual({ name: attributeNames.clientUserName, values: [value] });
    expect(profile.warnings).toEqual([]);
  });

  it("is a list of transitive tag keys, in one attribute, and a source identity", () => {
    const options = { transitiveTagKeys: ["Email", "ObjectSid"], sourceIdentity: "alice" };
    expect(buildPersonalProfile(account, role, options).attributes.slice(-2)).toEqual([
      { name: attributeNames.transitiveTagKeys, values: ["Email", "ObjectSid"] },
      { name: attributeNames.sourceIdentity, values: ["alice"] },
    ]);
  });

  it.each([
    ["client-user-name-not-taggable", { clientUserName: "corp\\sales\\alice" }],
    ["client-user-name-not-taggable", { clientUserName: "corp\\o'brien" }],
    ["transitive-tag-key-malformed", { transitiveTagKeys: [""] }],
    ["source-identity-malformed", { sourceIdentity: "a" }],
    ["source-identity-malformed", { sourceIdentity: "alice liddell" }],
  ])("is refused with %s: %j", (code, options) => {
    expect(thrownCode(() => buildPersonalProfile(account, role, options))).toBe(code);
  });

  it.each([
    ["client-user-name-form-undocumented", { clientUserName: "alice" }],
    ["transitive-tag-key-unknown", { transitiveTagKeys: ["Team"] }],
    ["source-identity-length-undocumented", { sourceIdentity: "a".repeat(65) }],
  ])("has the warning %s: %j", (code, options) => {
    expect(buildPersonalProfile(account, role, options).warnings.map((warning) => warning.code)).toEqual([code]);
  });
});

describe("a Personal profile for people who type their password", () => {
  const options = { insecurePasswordLogon: true };

  it("has no SID, and says so", () => {
    const profile = buildPersonalProfile(withoutSid, role, options);
    expect(profile.attributes.map(({ name }) => name)).not.toContain(attributeNames.objectSid);
    expect(profile.warnings.map(({ code }) => code)).toEqual(["object-sid-missing"]);
  });

  it("is not built unless that is said", () => {
    expect(thrownCode(() => buildPersonalProfile(withoutSid, role, { insecurePasswordLogon: false }))).toBe(
      "object-sid-missing",
    );
  });

  it("still has the account's SID, and a well-formed one", () => {
    expect(buildPersonalProfile(account, role, options).warnings).toEqual([]);
    expect(thrownCode(() => buildPersonalProfile({ ...account, objectSid: "" }, role, options))).toBe(
      "object-sid-missing",
    );
  });

  it("has no name for the session when no name of the account fits", () => {
    const change = { sAMAccountName: "søren", userPrincipalName: "søren@corp.example.com" };
    expect(thrownCode(() => buildPersonalProfile({ ...withoutSid, ...change }, role, options))).toBe(
      "role-session-name-malformed",
    );
  });
});

it.each([
  ["in base64", Buffer.from([1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, ...new Uint8Array(16)]).toString("base64")],
  ["in hexadecimal digits", Buffer.from([1, 5, 0, 0, 0, 0, 0, 5, 21, 0, 0, 0, ...new Uint8Array(16)]).toString("hex")],
])("an account with a SID %s is refused: only what others send is a warning", (_, objectSid) => {
  expect(thrownCode(() => buildPersonalProfile({ ...account, objectSid }, role))).toBe("object-sid-malformed");
});
