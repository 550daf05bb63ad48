import type { AccountNames } from "./account.js";
import { roleSessionNameRules } from "./rules/session-rules.js";
import { findFirst } from "./rules/value-rule.js";

/** The name of a session in CloudTrail, and the name of the account it was taken from. */
export interface RoleSessionName {
  readonly value: string;
  readonly source: "userPrincipalName" | "sAMAccountName" | "objectSid";
}

/**
 * Chooses what CloudTrail calls the session: the UPN, which is one person in the whole forest and readable.
 *
 * AWS takes 2 to 64 characters of a small alphabet. A UPN that does not fit (too long, letters beyond ASCII) gives way to
 * the `sAMAccountName`, and where that does not fit either to the SID, which always does: nobody should be locked out by
 * the name of a log entry. It is never shortened, as two people could then share one.
 *
 * @returns The UPN where nothing fits, so that its fault is the one that is found.
 */
export function chooseRoleSessionName({ userPrincipalName, sAMAccountName, objectSid }: AccountNames): RoleSessionName {
  if (fits(userPrincipalName)) return { value: userPrincipalName, source: "userPrincipalName" };
  if (fits(sAMAccountName)) return { value: sAMAccountName, source: "sAMAccountName" };
  if (objectSid !== undefined) return { value: objectSid, source: "objectSid" };
  return { value: userPrincipalName, source: "userPrincipalName" };
}

function fits(name: string): boolean {
  return findFirst(roleSessionNameRules, "RoleSessionName", name) === undefined;
}
