import type { TwinAccounts } from "@idpkit/aws-twin";

import type { DirectoryAccount } from "./parse-accounts.js";

/** A directory of those accounts, found without case. */
export function accountsOf(accounts: readonly DirectoryAccount[]): TwinAccounts {
  const find = (namesOf: (account: DirectoryAccount) => readonly string[], name: string) =>
    Promise.resolve(
      accounts.find((account) => namesOf(account).some((each) => each.toLowerCase() === name.toLowerCase())),
    );
  return {
    findBySAMAccountName: (name) => find(({ sAMAccountName }) => [sAMAccountName], name),
    findByUserPrincipalName: (name) => find(userPrincipalNamesOf, name),
  };
}

/** The explicit name, and the implicit one where the domain is known. */
function userPrincipalNamesOf({ userPrincipalName, sAMAccountName, domain }: DirectoryAccount): readonly string[] {
  return domain === undefined ? [userPrincipalName] : [userPrincipalName, `${sAMAccountName}@${domain}`];
}
