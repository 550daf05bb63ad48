import { describe, expect, it } from "vitest";

import { accountsOf } from "./accounts-of.js";
import { parseAccounts } from "./parse-accounts.js";

const alice = {
  sAMAccountName: "alice",
  userPrincipalName: "alice@corp.example.com",
  mail: "alice.liddell@example.com",
  objectSid: "S-1-5-21-1864522095-575585544-30601353-1102",
};
const base64 = "AQUAAAAAAAUVAAAAb1oib4jJTiKJ8NIBTgQAAA==";

function parseOne(changes: Readonly<Record<string, unknown>>) {
  return parseAccounts(JSON.stringify({ ...alice, ...changes }))[0];
}

describe("an account", () => {
  it("is read in the spelling of Active Directory", () => {
    expect(parseOne({ displayName: "Alice Liddell" })).toEqual({
      ...alice,
      displayName: "Alice Liddell",
      enabled: true,
    });
  });

  it("is read as Get-ADUser prints it", () => {
    const printed = {
      DistinguishedName: "CN=Alice,OU=DC=no,DC=corp,DC=example,DC=com",
      SamAccountName: "alice",
      UserPrincipalName: "alice@corp.example.com",
      EmailAddress: "alice.liddell@example.com",
      SID: { BinaryLength: 28, AccountDomainSid: {}, Value: alice.objectSid },
      Enabled: false,
    };
    expect(parseAccounts(JSON.stringify([printed]))).toEqual([
      { ...alice, enabled: false, domain: "corp.example.com" },
    ]);
  });

  it("is read from lists, as LDAP tools print attributes", () => {
    const lists = Object.fromEntries(Object.entries(alice).map(([name, value]) => [name, [value]]));
    expect(parseAccounts(JSON.stringify(lists))).toEqual([{ ...alice, enabled: true }]);
  });

  it("is read with an objectSid in base64", () => {
    expect(parseOne({ objectSid: base64 })?.objectSid).toMatch(/^S-1-5-21-\d+-\d+-\d+-1102$/);
  });

  it.each([
    [66050, false],
    ["514", false],
    [512, true],
    [{ toString: 1 }, true],
  ])("with the userAccountControl %s is enabled: %s", (userAccountControl, enabled) => {
    expect(parseOne({ userAccountControl })?.enabled).toBe(enabled);
  });

  it.each([
    ["is no object", "1"],
    ["is none", "[]"],
    ["has no sAMAccountName", JSON.stringify({ ...alice, sAMAccountName: "" })],
    ["has no userPrincipalName", JSON.stringify({ ...alice, userPrincipalName: null })],
    ["has no objectSid", JSON.stringify({ ...alice, objectSid: undefined })],
    ["has an objectSid that is none", JSON.stringify({ ...alice, objectSid: "S-1-5-x" })],
    ["has an objectSid that was read as text", JSON.stringify({ ...alice, objectSid: "\u0001\u0005\ufffd" })],
  ])("that %s is refused", (_, text) => {
    expect(() => parseAccounts(text)).toThrow(expect.objectContaining({ code: "account-malformed" }));
  });
});

describe("a directory of accounts", () => {
  const account = { ...alice, enabled: true, domain: "corp.example.com" };
  const accounts = accountsOf([account, { ...account, sAMAccountName: "bob", userPrincipalName: "bob@example.com" }]);

  it("finds by sAMAccountName without case", async () => {
    expect(await accounts.findBySAMAccountName("ALICE")).toBe(account);
    expect(await accounts.findBySAMAccountName("carol")).toBeUndefined();
  });

  it.each([["Bob@Example.com"], ["bob@corp.example.com"]])("finds by the UPN %s", async (name) => {
    expect(await accounts.findByUserPrincipalName(name)).toMatchObject({ sAMAccountName: "bob" });
  });

  it("makes no implicit UPN of a domain that it does not know", async () => {
    const { domain, ...unknown } = account;
    const name = `${account.sAMAccountName}@other.${domain}`;
    expect(await accountsOf([unknown]).findByUserPrincipalName(name)).toBeUndefined();
  });
});
