import { describe, expect, it } from "vitest";

import { readAccountRestrictions } from "./account-restrictions.js";

// A Wednesday, in the 13th hour.
const at = new Date("2027-03-03T12:30:00Z");
const fileTime = (date: string) => (BigInt(Date.parse(date)) + 11_644_473_600_000n) * 10_000n;
const never = 0x7fff_ffff_ffff_ffffn;
const allHours = new Uint8Array(21).fill(0xff);
const without = (hour: number) =>
  allHours.map((octet, index) => (index === hour >> 3 ? octet & ~(1 << (hour & 7)) : octet));

describe("readAccountRestrictions", () => {
  it.each([
    ["an account that nothing restricts", { userAccountControl: 0x200 }],
    [
      "values that mean never",
      { userAccountControl: 0x200, accountExpires: never, lockoutTime: 0n, pwdLastSet: fileTime("2027-01-01") },
    ],
    ["0 as the end that never comes", { userAccountControl: 0x200, accountExpires: 0n }],
    ["an end that is still to come", { userAccountControl: 0x200, accountExpires: fileTime("2027-03-03T12:30:01Z") }],
    [
      "a lockout that is over",
      { userAccountControl: 0x200, lockoutTime: fileTime("2027-03-03T11:59:59Z"), lockoutSeconds: 1800 },
    ],
    ["all hours", { userAccountControl: 0x200, logonHours: allHours }],
    ["all hours but the one before", { userAccountControl: 0x200, logonHours: without(3 * 24 + 11) }],
    ["a password that nobody can change", { userAccountControl: 0x4_0200, pwdLastSet: 0n }],
    ["a password that never expires", { userAccountControl: 0x1_0200, pwdLastSet: 0n }],
    ["the password of a computer", { userAccountControl: 0x1000, pwdLastSet: 0n }],
  ])("finds none in %s", (_, attributes) => {
    expect(readAccountRestrictions(attributes, at)).toEqual([]);
  });

  it.each([
    ["disabled", { userAccountControl: 0x202 }],
    ["locked-out", { userAccountControl: 0x200, lockoutTime: fileTime("2027-03-03T12:00:00Z") }],
    ["locked-out", { userAccountControl: 0x200, lockoutTime: fileTime("2027-03-03T12:00:00Z"), lockoutSeconds: 1800 }],
    ["locked-out", { userAccountControl: 0x200, lockoutTime: fileTime("2020-01-01T00:00:00Z"), lockoutSeconds: 0 }],
    ["locked-out", { userAccountControl: 0x200, lockoutTime: fileTime("2020-01-01T00:00:00Z"), lockoutSeconds: NaN }],
    ["expired", { userAccountControl: 0x200, accountExpires: fileTime("2027-03-03T12:30:00Z") }],
    ["outside-logon-hours", { userAccountControl: 0x200, logonHours: without(3 * 24 + 12) }],
    ["outside-logon-hours", { userAccountControl: 0x200, logonHours: new Uint8Array(21) }],
    ["password-must-change", { userAccountControl: 0x200, pwdLastSet: 0n }],
  ])("finds %s", (restriction, attributes) => {
    expect(readAccountRestrictions(attributes, at)).toEqual([restriction]);
  });

  it.each([
    ["a time that is no date", { userAccountControl: 0x200 }, new Date(NaN)],
    ["flags that are no number", { userAccountControl: NaN }, at],
  ])("throws a TypeError for %s, where every limit would seem kept", (_, attributes, time) => {
    expect(() => readAccountRestrictions(attributes, time)).toThrow(TypeError);
  });

  it("finds all of them, in the order of a domain controller", () => {
    const attributes = {
      userAccountControl: 0x202,
      accountExpires: fileTime("2027-01-01"),
      lockoutTime: fileTime("2027-01-01"),
      logonHours: new Uint8Array(21),
      pwdLastSet: 0n,
    };
    expect(readAccountRestrictions(attributes, at)).toEqual([
      "disabled",
      "locked-out",
      "expired",
      "outside-logon-hours",
      "password-must-change",
    ]);
  });
});
