import type { WorkspacesAccount } from "./account.js";

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
 * STS also refuses `:` and `/`, which the WorkSpaces guide still lists as allowed.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML: RoleSessionName}
 */
export function chooseRoleSessionName(account: WorkspacesAccount, objectSid: string): RoleSessionName {
  const { userPrincipalName, sAMAccountName } = account;
  if (roleSessionName.test(userPrincipalName)) return { value: userPrincipalName, source: "userPrincipalName" };
  if (roleSessionName.test(sAMAccountName)) return { value: sAMAccountName, source: "sAMAccountName" };
  return { value: objectSid, source: "objectSid" };
}

const roleSessionName = /^[A-Za-z0-9_+=,.@-]{2,64}$/;
