/** Why an account may not log on, in the order in which a domain controller looks. */
export type AccountRestriction = "disabled" | "locked-out" | "expired" | "outside-logon-hours" | "password-must-change";

/** The attributes of an account that restrict when it may log on, numbers as LDAP shows them in decimal. */
export interface AccountAttributes {
  /** Bits: 0x2 disabled, 0x10000 password never expires, 0x40000 smart card required, 0x3800 computers and trusts. */
  readonly userAccountControl: number;
  /** FILETIME: 100 nanoseconds since 1601. 0 and 2^63 - 1 are never, and so is what is absent. */
  readonly accountExpires?: bigint;
  /** FILETIME of the lockout, 0 when there is none. */
  readonly lockoutTime?: bigint;
  /** The policy's `lockoutDuration` in seconds. Default, and what 0 means: until an administrator unlocks. */
  readonly lockoutSeconds?: number;
  /** FILETIME; 0 when the password must be changed at the next logon. */
  readonly pwdLastSet?: bigint;
  /** 21 octets, a bit for each hour of the week in UTC from Sunday on; absent when all hours are allowed. */
  readonly logonHours?: Uint8Array;
}

/**
 * Reads from its attributes why an account may not log on at `at`; empty when it may.
 *
 * A password that must be changed keeps out no account whose password never expires or is known to nobody: one that requires
 * smart cards, a computer. Does not tell a password that is too old from others.
 *
 * @throws `TypeError` when `at` is no date or `userAccountControl` no integer: no limit would seem to hold.
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/dd302fd1-0aa7-406b-ad91-2a6b35738557 | MS-ADTS §2.2.16}
 * @see {@link https://learn.microsoft.com/openspecs/windows_protocols/ms-adts/b80798ae-1f8c-4d30-9d80-a1f3281e96e2 | MS-ADTS §3.1.1.4.5.17}
 */
export function readAccountRestrictions(attributes: AccountAttributes, at: Date): readonly AccountRestriction[] {
  if (Number.isNaN(at.getTime())) throw new TypeError("the time of the logon is no date");
  if (!Number.isInteger(attributes.userAccountControl)) throw new TypeError("userAccountControl is no integer");
  const restrictions: readonly (readonly [AccountRestriction, boolean])[] = [
    ["disabled", (attributes.userAccountControl & accountDisable) !== 0],
    ["locked-out", isLockedOut(attributes, at)],
    ["expired", isExpired(attributes, at)],
    ["outside-logon-hours", isOutsideLogonHours(attributes, at)],
    ["password-must-change", mustChangePassword(attributes)],
  ];
  return restrictions.filter(([, holds]) => holds).map(([restriction]) => restriction);
}

function isLockedOut({ lockoutTime = 0n, lockoutSeconds = 0 }: AccountAttributes, at: Date): boolean {
  const duration = lockoutSeconds > 0 ? lockoutSeconds * 1000 : Infinity;
  return lockoutTime !== 0n && at.getTime() <= millisecondsOf(lockoutTime) + duration;
}

function isExpired({ accountExpires = 0n }: AccountAttributes, at: Date): boolean {
  return accountExpires !== 0n && accountExpires !== never && at.getTime() >= millisecondsOf(accountExpires);
}

function isOutsideLogonHours({ logonHours }: AccountAttributes, at: Date): boolean {
  if (logonHours === undefined) return false;
  const hour = at.getUTCDay() * 24 + at.getUTCHours();
  return ((logonHours[hour >> 3] ?? 0) & (1 << (hour & 7))) === 0;
}

function mustChangePassword({ userAccountControl, pwdLastSet = -1n }: AccountAttributes): boolean {
  return pwdLastSet === 0n && (userAccountControl & neverExpires) === 0;
}

function millisecondsOf(fileTime: bigint): number {
  return Number(fileTime / 10_000n) - millisecondsFrom1601;
}

const accountDisable = 0x2;
/** Smart card required, password never expires, and the accounts of trusts, workstations and servers. */
const neverExpires = 0x4_0000 | 0x1_0000 | 0x800 | 0x1000 | 0x2000;
const never = 0x7fff_ffff_ffff_ffffn;
const millisecondsFrom1601 = 11_644_473_600_000;
