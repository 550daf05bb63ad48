import { readAccountRestrictions, type LogonAccount, type LogonAccounts } from "@idpkit/cba";

import type { Domain } from "../domain/domain.js";
import { textOf, textsOf, type Entry } from "../domain/ldif.js";
import { objectSidOf } from "./accounts.js";

/** Reads the accounts of a domain, as its directory holds them now. */
export async function directoryAccounts(domain: Domain, at: Date): Promise<LogonAccounts> {
  const users = await domain.search("(objectClass=user)");
  const find = (attribute: string, values: readonly string[]): readonly LogonAccount[] =>
    users
      .filter((entry) => textsOf(entry, attribute).some((text) => values.some((value) => sameText(text, value))))
      .map((entry) => toAccount(entry, at));

  return {
    findByUserPrincipalName(userPrincipalName) {
      const [explicit] = find("userPrincipalName", [userPrincipalName]);
      const [, name, suffix = ""] = /^(.*)@([^@]*)$/s.exec(userPrincipalName) ?? [];
      const isImplicit = name !== undefined && sameText(suffix, domain.dnsName);
      return Promise.resolve(explicit ?? (isImplicit ? find("sAMAccountName", [name])[0] : undefined));
    },
    findBySAMAccountName: (sAMAccountName) => Promise.resolve(find("sAMAccountName", [sAMAccountName])[0]),
    findByAltSecurityIdentities: (values) => Promise.resolve(find("altSecurityIdentities", values)),
  };
}

function toAccount(entry: Entry, at: Date): LogonAccount {
  return {
    sAMAccountName: textOf(entry, "sAMAccountName") ?? "",
    userAccountControl: Number(textOf(entry, "userAccountControl")),
    objectSid: objectSidOf(entry),
    altSecurityIdentities: textsOf(entry, "altSecurityIdentities"),
    whenCreated: parseGeneralizedTime(textOf(entry, "whenCreated") ?? ""),
    restrictions: readAccountRestrictions(restrictingAttributes(entry), at),
  };
}

function restrictingAttributes(entry: Entry) {
  const number = (name: string) => {
    const text = textOf(entry, name);
    return text === undefined ? {} : { [name]: BigInt(text) };
  };
  const [logonHours] = entry.attributes.get("logonHours") ?? [];
  return {
    userAccountControl: Number(textOf(entry, "userAccountControl")),
    lockoutSeconds,
    ...number("accountExpires"),
    ...number("lockoutTime"),
    ...number("pwdLastSet"),
    ...(logonHours && { logonHours }),
  };
}

/** `20261122141045.0Z`, as LDAP writes it. */
function parseGeneralizedTime(text: string): Date {
  return new Date(text.replace(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d).*/, "$1-$2-$3T$4:$5:$6Z"));
}

/** As a directory compares: without case. */
function sameText(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}

/** `lockoutDuration` of a domain that is just provisioned. */
const lockoutSeconds = 30 * 60;
