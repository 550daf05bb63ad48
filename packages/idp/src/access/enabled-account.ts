import type { Account, Directory } from "../roles/directory.js";

/** An account that may be used now, or why there is none. */
export type FoundAccount = { readonly account: Account } | { readonly missing: "account-unknown" | "account-disabled" };

/** Reads an account from the directory as it is at this moment. */
export async function findEnabledAccount(accountId: string, directory: Directory): Promise<FoundAccount> {
  const account = await directory.findAccount(accountId);
  if (account === undefined) return { missing: "account-unknown" };
  return account.enabled ? { account } : { missing: "account-disabled" };
}
