import { kdcRefuses } from "../kdc-refusals.js";
import type { Logon, LogonCase } from "../logon-case.js";
import type { World } from "../world.js";
import type { Attributes } from "../../domain/ldif.js";

/** Accounts that may not log on for reasons of their own; the certificate is sound. */
export const accountCases: readonly LogonCase[] = [
  ["account disabled", kdcRefuses.disabled, (world) => accountWith(world, { userAccountControl: "514" })],
  ["SMARTCARD_REQUIRED (0x40000)", "accepts", (world) => accountWith(world, flags(0x40000))],
  ["PASSWORD_EXPIRED bit (0x800000)", "accepts", (world) => accountWith(world, flags(0x800000))],
  ["NOT_DELEGATED (0x100000)", "accepts", (world) => accountWith(world, flags(0x100000))],
  ["DONT_REQ_PREAUTH (0x400000)", "accepts", (world) => accountWith(world, flags(0x400000))],
  [
    "must change password at next logon (pwdLastSet 0)",
    kdcRefuses.passwordMustChange,
    (world) => accountWith(world, { pwdLastSet: "0" }),
  ],
  [
    "the same, with DONT_EXPIRE_PASSWORD (0x10000)",
    "accepts",
    (world) => accountWith(world, { ...flags(0x10000), pwdLastSet: "0" }),
  ],
  [
    "the same, with SMARTCARD_REQUIRED",
    "accepts",
    (world) => accountWith(world, { ...flags(0x40000), pwdLastSet: "0" }),
  ],
  [
    "account expired (accountExpires in the past)",
    kdcRefuses.expired,
    (world) => accountWith(world, { accountExpires: "130000000000000000" }),
  ],
  [
    "account expires tomorrow",
    "accepts",
    (world) => accountWith(world, { accountExpires: fileTime(Date.now() + 86_400_000) }),
  ],
  ["accountExpires 0, which is never", "accepts", (world) => accountWith(world, { accountExpires: "0" })],
  ["no logon hours", kdcRefuses.logonHours, (world) => accountWith(world, { logonHours: new Uint8Array(21) })],
  ["all logon hours", "accepts", (world) => accountWith(world, { logonHours: new Uint8Array(21).fill(0xff) })],
  [
    "all logon hours but this one",
    kdcRefuses.logonHours,
    (world) => accountWith(world, { logonHours: hoursWithout(new Date()) }),
  ],
  ["locked out now", kdcRefuses.lockedOut, (world) => accountWith(world, { lockoutTime: fileTime(Date.now()) })],
  [
    "locked out yesterday",
    "accepts",
    (world) => accountWith(world, { lockoutTime: fileTime(Date.now() - 86_400_000) }),
  ],
  ["lockoutTime 0", "accepts", (world) => accountWith(world, { lockoutTime: "0" })],
  ["userWorkstations OTHERPC", "accepts", (world) => accountWith(world, { userWorkstations: "OTHERPC" })],
  [
    "disabled and expired",
    kdcRefuses.disabled,
    (world) => accountWith(world, { userAccountControl: "514", accountExpires: "130000000000000000" }),
  ],
  [
    "disabled, and the SID is not its own",
    kdcRefuses.disabled,
    async (world) => ({
      account: { ...(await world.addAccount({ userAccountControl: "514" })), objectSid: world.bob.objectSid },
    }),
  ],
];

async function accountWith(world: World, attributes: Attributes): Promise<Logon> {
  return { account: await world.addAccount(attributes) };
}

function flags(bits: number): Attributes {
  return { userAccountControl: String(512 | bits) };
}

/** 100 nanoseconds since 1601 ([MS-DTYP] §2.3.3). */
function fileTime(milliseconds: number): string {
  return String((BigInt(Math.trunc(milliseconds)) + 11_644_473_600_000n) * 10_000n);
}

/** The hours of the week from Sunday on in UTC, a bit for each. */
function hoursWithout(at: Date): Uint8Array {
  const hours = new Uint8Array(21).fill(0xff);
  const hour = at.getUTCDay() * 24 + at.getUTCHours();
  hours[hour >> 3] = 0xff & ~(1 << (hour & 7));
  return hours;
}
