import { parseObjectSid, type ObjectSid } from "@idpkit/cba";

import type { Domain } from "../domain/domain.js";
import { textOf, type Attributes, type Entry } from "../domain/ldif.js";

/** An account of the domain. */
export interface Account {
  readonly sAMAccountName: string;
  readonly userPrincipalName: string;
  readonly objectSid: ObjectSid;
}

/** Adds accounts by their names; returns them in this order. */
export async function addAccounts(domain: Domain, names: readonly string[]): Promise<readonly Account[]> {
  await domain.addAccounts(names);
  const accounts = (await domain.search("(objectClass=user)")).map(toAccount);
  return names.map((name) => {
    const account = accounts.find(({ sAMAccountName }) => sAMAccountName === name);
    if (account === undefined) throw new Error(`${name} was added, and is not there`);
    return account;
  });
}

/** Makes the function that adds users whom nobody knows yet, many at a time, as opening the directory takes longest. */
export function createAccountSupply(domain: Domain): (attributes?: Attributes) => Promise<Account> {
  let supply: readonly Account[] = [];
  let added = 0;
  return async (attributes) => {
    if (supply.length === 0) {
      supply = await addAccounts(
        domain,
        Array.from({ length: 20 }, () => `user${++added}`),
      );
    }
    const [account, ...others] = supply as readonly [Account, ...Account[]];
    supply = others;
    if (attributes === undefined) return account;
    await domain.modifyAccount(account.sAMAccountName, attributes);
    const { userPrincipalName } = attributes;
    return typeof userPrincipalName === "string" ? { ...account, userPrincipalName } : account;
  };
}

/** Reads an account of its entry. */
export function toAccount(entry: Entry): Account {
  return {
    sAMAccountName: textOf(entry, "sAMAccountName") ?? "",
    userPrincipalName: textOf(entry, "userPrincipalName") ?? "",
    objectSid: objectSidOf(entry),
  };
}

/** The SID of an entry. */
export function objectSidOf({ attributes }: Entry): ObjectSid {
  const [octets] = attributes.get("objectSid") ?? [];
  return parseObjectSid(octets ?? new Uint8Array());
}
