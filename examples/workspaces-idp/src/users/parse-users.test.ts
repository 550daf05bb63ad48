import { readFile } from "node:fs/promises";

import { describe, expect, it } from "vitest";

import { parseUsers } from "./parse-users.js";

const ada = {
  objectGUID: "6513270e-269e-4d37-b2a7-4de452e6b438",
  sAMAccountName: "aokafor",
  userPrincipalName: "ada.okafor@corp.example.com",
  mail: "ada.okafor@example.com",
  displayName: "Ada Okafor",
  objectSid: "S-1-5-21-1085031214-1563985344-725345543-1104",
  groups: ["WorkSpaces Users"],
  enabled: true,
};
const marco = {
  ...ada,
  objectGUID: "d23f0824-128b-4f33-8c5c-7fd0a6a3a450",
  sAMAccountName: "mrossi",
  userPrincipalName: "marco.rossi@corp.example.com",
  objectSid: "S-1-5-21-1085031214-1563985344-725345543-1105",
};
const withoutSid = Object.fromEntries(Object.entries(marco).filter(([member]) => member !== "objectSid"));

describe("parseUsers", () => {
  it("accepts the people of the example", async () => {
    const users = parseUsers(await readFile(new URL("../../users.json", import.meta.url), "utf8"));
    expect(users.map(({ sAMAccountName }) => sAMAccountName)).toEqual([
      "aokafor",
      "mrossi",
      "sobrien",
      "klarsen",
      "tnguyen",
    ]);
    expect(users.filter(({ enabled }) => !enabled)).toHaveLength(1);
    expect(users.filter(({ objectSid }) => objectSid === undefined)).toHaveLength(1);
    expect(users.filter(({ mail }) => mail.includes("'"))).toHaveLength(1);
  });

  it("accepts two people, one without a SID, with the same mail", () => {
    expect(parseUsers(JSON.stringify([ada, withoutSid]))).toEqual([ada, withoutSid]);
  });

  it.each([
    ["", "JSON"],
    ["[", "JSON"],
    ["{}", "JSON array"],
    ["null", "JSON array"],
    ["[null]", "entry 1 is not an object"],
    ["[1]", "entry 1 is not an object"],
    ["[[]]", "entry 1: objectGUID"],
    ['[{"__proto__": {}}]', "unknown member __proto__"],
  ])("refuses %j: %s", (text, reason) => {
    expect(() => parseUsers(text)).toThrow(refusal(reason));
  });

  it.each([
    ["objectGUID", "6513270E-269E-4D37-B2A7-4DE452E6B438"],
    ["objectGUID", undefined],
    ["sAMAccountName", "a@okafor"],
    ["sAMAccountName", "a".repeat(21)],
    ["sAMAccountName", ""],
    ["sAMAccountName", "aokafor."],
    ["userPrincipalName", "ada.okafor"],
    ["userPrincipalName", 7],
    ["mail", "ada.okafor"],
    ["mail", "ada okafor@example.com"],
    ["displayName", " Ada"],
    ["displayName", ""],
    ["displayName", "A".repeat(257)],
    ["objectSid", ""],
    ["objectSid", null],
    ["objectSid", "S-1-5-21-x"],
    ["groups", "WorkSpaces Users"],
    ["groups", [1]],
    ["groups", [""]],
    ["enabled", "true"],
    ["enabled", undefined],
    ["password", "hunter2"],
  ])("names entry and member when %s is %j", (member, value) => {
    const text = JSON.stringify([ada, { ...marco, [member]: value }]);
    expect(() => parseUsers(text)).toThrow(refusal("entry 2"));
    expect(() => parseUsers(text)).toThrow(refusal(member));
  });

  it.each(["objectGUID", "sAMAccountName", "userPrincipalName", "objectSid"] as const)(
    "refuses a second person with the same %s",
    (member) => {
      const text = JSON.stringify([ada, { ...marco, [member]: ada[member] }]);
      expect(() => parseUsers(text)).toThrow(refusal(`entry 2: ${member} is that of entry 1`));
    },
  );

  it("refuses a second logon name that differs in case alone", () => {
    expect(() => parseUsers(JSON.stringify([ada, { ...marco, sAMAccountName: "AOkafor" }]))).toThrow(
      refusal("entry 2: sAMAccountName"),
    );
  });
});

function refusal(part: string): Error {
  return expect.objectContaining({
    code: "users-file-invalid",
    message: expect.stringContaining(part) as string,
  }) as Error;
}
