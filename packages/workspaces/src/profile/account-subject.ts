import { WorkspacesError } from "../errors.js";
import { checkDomain, type AccountNames } from "./account.js";

/**
 * By which of its names an account is the subject: by the `sAMAccountName` alone, by the UPN, or by `domain\sAMAccountName`
 * with the domain's NetBIOS or DNS name.
 */
export type AccountSubject = "sAMAccountName" | "userPrincipalName" | { readonly domain: string };

/**
 * The NameID of an account in a domain.
 *
 * @throws {@link WorkspacesError} `domain-malformed`
 */
export function nameAccount(account: AccountNames, subject: AccountSubject): string {
  if (typeof subject === "string") return account[subject];
  checkSubjectDomain(subject.domain);
  return `${subject.domain}\\${account.sAMAccountName}`;
}

/** A NetBIOS name has 15 characters at most. */
function checkSubjectDomain(domain: string): void {
  if (domain.includes(".")) checkDomain(domain);
  else if (!/^[0-9A-Za-z_-]{1,15}$/.test(domain)) {
    throw new WorkspacesError("domain-malformed", "domain: It is neither a NetBIOS name nor a DNS name in full.");
  }
}
