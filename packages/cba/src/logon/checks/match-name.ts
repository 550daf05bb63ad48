import type { Certificate } from "@idpkit/x509";

import { sameWithoutCase } from "../../same-without-case.js";
import type { Finding } from "../check-recorder.js";
import type { ExpectedLogon } from "../expected-logon.js";
import type { LogonAccount } from "../logon-accounts.js";
import type { LogonRule } from "../logon-decision.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import { certificateNames, type CertificateNames } from "./certificate-names.js";

/** Which kind of name in the certificate is the account's. */
export type MatchedName = Extract<LogonRule, "userPrincipalName" | "dNSName" | "krb5PrincipalName">;

/**
 * The name in the certificate is the account's: for Windows a computer's dNSName, else a UPN. Where there is none, explicit mappings
 * are left to decide; a name that is somebody else's is refused, whatever they say.
 */
export async function matchName(
  certificate: Certificate,
  account: LogonAccount,
  expected: ExpectedLogon,
  rules: LogonRules,
): Promise<Finding<MatchedName | undefined>> {
  if (!rules.readsNames)
    return { value: undefined, skipped: true, says: "Names in the certificate are not looked at." };
  const names = certificateNames(certificate);
  if (rules.readsHostNames && isComputer(account)) return matchComputer(names, account, expected);
  if (rules.readsKerberosNames && hasKerberosName(names, account, expected)) {
    return { value: "krb5PrincipalName", says: "It carries the Kerberos principal name of the account." };
  }
  return matchUserPrincipalName(names, account, expected, rules);
}

/** By its flags, as a domain controller tells: a person may choose a name that ends with `$`. */
function isComputer({ userAccountControl }: LogonAccount): boolean {
  return (userAccountControl & (workstationTrust | serverTrust)) !== 0;
}

/** [MS-PKCA] §3.1.5.2.1.2: the account's name without `$`, in the domain of the realm. */
function matchComputer(
  { dNSNames }: CertificateNames,
  { sAMAccountName }: LogonAccount,
  { domain }: ExpectedLogon,
): Finding<MatchedName> {
  const hostName = `${sAMAccountName.replace(/\$$/, "")}.${domain.dnsName}`;
  if (!dNSNames.some((name) => sameWithoutCase(name, hostName))) throw new Refused("account-mismatch");
  return { value: "dNSName", says: "Its dNSName is the computer's." };
}

/**
 * RFC 4556's name, in this realm. Heimdal compares it octet by octet with the client's name: as the directory spells it for
 * clients that ask for the canonical one, for others as they sent it. Here it must be both, as nobody says which client it is.
 */
function hasKerberosName(
  { krb5PrincipalNames }: CertificateNames,
  { sAMAccountName }: LogonAccount,
  { client, domain }: ExpectedLogon,
): boolean {
  const sent = client.type === "principal" ? client.name : sAMAccountName;
  return krb5PrincipalNames.some(
    ({ realm, components: [name, ...others] }) =>
      others.length === 0 && realm === domain.dnsName.toUpperCase() && name === sAMAccountName && name === sent,
  );
}

async function matchUserPrincipalName(
  { userPrincipalNames: [userPrincipalName, ...others] }: CertificateNames,
  account: LogonAccount,
  expected: ExpectedLogon,
  rules: LogonRules,
): Promise<Finding<MatchedName | undefined>> {
  if (userPrincipalName === undefined) {
    if (rules.demandsName) throw new Refused("user-principal-name-missing");
    return { value: undefined, says: "It carries no name: explicit mappings decide." };
  }
  if (others.length > 0) throw new Refused("user-principal-name-ambiguous");
  const named = await findByUserPrincipalName(userPrincipalName, expected, rules);
  if (named === undefined) throw new Refused("account-unknown");
  if (named.objectSid !== account.objectSid) throw new Refused("account-mismatch");
  return { value: "userPrincipalName", says: "Its user principal name is the account's." };
}

async function findByUserPrincipalName(
  userPrincipalName: string,
  { accounts, domain }: ExpectedLogon,
  { readsKerberosNames }: LogonRules,
): Promise<LogonAccount | undefined> {
  const at = userPrincipalName.lastIndexOf("@");
  const [prefix, suffix] =
    at === -1 ? [userPrincipalName] : [userPrincipalName.slice(0, at), userPrincipalName.slice(at + 1)];
  const isOfDomain =
    suffix === undefined || (domain.netBiosName !== undefined && sameWithoutCase(suffix, domain.netBiosName));
  return readsKerberosNames && isOfDomain
    ? accounts.findBySAMAccountName(prefix)
    : accounts.findByUserPrincipalName(userPrincipalName);
}

/** [MS-ADTS] §2.2.16. */
const workstationTrust = 0x1000;
const serverTrust = 0x2000;
