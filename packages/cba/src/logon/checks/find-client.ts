import type { Certificate } from "@idpkit/x509";

import { altSecurityIdentitiesOf } from "../../alt-security-identities/alt-security-identities-of.js";
import type { Finding } from "../check-recorder.js";
import type { ExpectedLogon } from "../expected-logon.js";
import type { LogonAccount } from "../logon-accounts.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import { certificateNames } from "./certificate-names.js";

/** The name of the request is an account's. */
export async function findClient(
  certificate: Certificate,
  expected: ExpectedLogon,
  rules: LogonRules,
): Promise<Finding<LogonAccount>> {
  const account = await find(certificate, expected, rules);
  if (account === undefined) throw new Refused("client-unknown");
  return { value: account, says: "The name of the request is an account's." };
}

async function find(
  certificate: Certificate,
  expected: ExpectedLogon,
  rules: LogonRules,
): Promise<LogonAccount | undefined> {
  const { client, accounts } = expected;
  switch (client.type) {
    case "principal":
      return findPrincipal(client.name, expected);
    case "enterprise":
      return accounts.findByUserPrincipalName(client.name);
    case "certificate": {
      const [userPrincipalName] = rules.readsNames ? certificateNames(certificate).userPrincipalNames : [];
      return userPrincipalName === undefined
        ? findByExplicitMapping(certificate, expected, rules)
        : accounts.findByUserPrincipalName(userPrincipalName);
    }
  }
}

/** [MS-KILE] §3.3.5.6.1: the account's name, the same with `$` behind, the UPN in this domain. */
async function findPrincipal(name: string, { accounts, domain }: ExpectedLogon): Promise<LogonAccount | undefined> {
  return (
    (await accounts.findBySAMAccountName(name)) ??
    (await accounts.findBySAMAccountName(`${name}$`)) ??
    (await accounts.findByUserPrincipalName(`${name}@${domain.dnsName}`))
  );
}

/** Whoever's `altSecurityIdentities` name the certificate, if it is one account. */
async function findByExplicitMapping(
  certificate: Certificate,
  { accounts }: ExpectedLogon,
  { profile }: LogonRules,
): Promise<LogonAccount | undefined> {
  const { offered } = altSecurityIdentitiesOf(certificate, { dialect: profile });
  const values = offered.map(({ value }) => value);
  const [account, ...others] = await accounts.findByAltSecurityIdentities(values);
  if (others.length > 0) throw new Refused("client-ambiguous");
  return account;
}
