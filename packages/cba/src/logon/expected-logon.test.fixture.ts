import type { Certificate, CertificateExtension } from "@idpkit/x509";

import {
  alice,
  authorityExtensions,
  issue,
  newRsaKeys,
  now,
  soundExtensions,
  type Contents,
  type Party,
} from "../logon-certificate.test.fixture.js";
import type { SambaDomainController, WindowsDomainController } from "./domain-controller.js";
import type { ExpectedLogon } from "./expected-logon.js";
import type { LogonAccount, LogonAccounts } from "./logon-accounts.js";

export const root = await issue("Root", { extensions: authorityExtensions, keys: newRsaKeys() });
export const issuing = await issue("Issuing", { extensions: authorityExtensions, keys: newRsaKeys() }, root);

/** A logon certificate of Alice's, with these extensions in place of its own or beside them. */
export async function logonCertificate(
  others: Readonly<Record<string, CertificateExtension>> = {},
  contents: Partial<Contents> = {},
  issuer: Party = issuing,
): Promise<Certificate> {
  const extensions = Object.values({ ...soundExtensions, ...others });
  return (await issue("Alice", { ...contents, extensions }, issuer)).certificate;
}

/** A logon certificate of Alice's that lacks extensions. */
export async function logonCertificateWithout(...oids: readonly string[]): Promise<Certificate> {
  const extensions = Object.values(soundExtensions).filter(({ oid }) => !oids.includes(oid));
  return (await issue("Alice", { extensions }, issuing)).certificate;
}

export const bob: LogonAccount & { readonly userPrincipalName: string } = {
  ...alice,
  sAMAccountName: "bob",
  userPrincipalName: "bob@corp.example.com",
  objectSid: alice.objectSid.replace(/1104$/, "1105") as typeof alice.objectSid,
};

/** A directory of Bob and this account, whom its names find. */
export function accountsWith(account: LogonAccount & { readonly userPrincipalName?: string } = alice): LogonAccounts {
  const all = [account, bob];
  const same = (one: string | undefined, other: string) => one?.toLowerCase() === other.toLowerCase();
  const holds = (values: readonly string[]) => (one: LogonAccount) =>
    one.altSecurityIdentities.some((value) => values.some((other) => same(value, other)));
  return {
    findByUserPrincipalName: (upn) =>
      Promise.resolve(
        all.find(
          ({ userPrincipalName, sAMAccountName }) =>
            same(userPrincipalName, upn) || same(`${sAMAccountName}@corp.example.com`, upn),
        ),
      ),
    findBySAMAccountName: (name) => Promise.resolve(all.find(({ sAMAccountName }) => same(sAMAccountName, name))),
    findByAltSecurityIdentities: (values) => Promise.resolve(all.filter(holds(values))),
  };
}

/** What an up-to-date domain controller of Windows holds against Alice. */
export function expectedLogon(others: Partial<ExpectedLogon> = {}): ExpectedLogon {
  return {
    client: { type: "principal", name: "alice" },
    domain: { dnsName: "corp.example.com", netBiosName: "CORP" },
    domainController: windows(),
    intermediates: [issuing.certificate],
    trustAnchors: [root.certificate],
    certificateLists: "unchecked",
    accounts: accountsWith(),
    at: now,
    ...others,
  };
}

export function windows(settings: Partial<WindowsDomainController> = {}): WindowsDomainController {
  return { profile: "windows", ntAuth: [issuing.certificate], ...settings };
}

export function samba(settings: Partial<SambaDomainController> = {}): SambaDomainController {
  return { profile: "samba", ...settings };
}
