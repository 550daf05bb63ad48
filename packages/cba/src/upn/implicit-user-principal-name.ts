import { checkDomainName } from "../domain-name.js";
import type { SamAccountName } from "./sam-account-name.js";
import { parseUserPrincipalName, type UserPrincipalName } from "./user-principal-name.js";

/**
 * The UPN that an account has without being given one, `sAMAccountName@` and the DNS name of its domain.
 *
 * It names the account even where its `userPrincipalName` is another.
 *
 * @throws {@link CbaError} `domain-name-malformed`.
 * @see {@link https://learn.microsoft.com/windows/win32/ad/naming-properties | Active Directory, user naming attributes}
 */
export function implicitUserPrincipalName(name: SamAccountName, domainName: string): UserPrincipalName {
  checkDomainName(domainName);
  return parseUserPrincipalName(`${name}@${domainName}`);
}
