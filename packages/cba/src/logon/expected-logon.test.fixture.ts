import type { Certificate, CertificateExtension } from "@idpkit/x509";

import {
  alice,
  authorityExtensions,
  issue,
  now,
  soundExtensions,
  type Contents,
} from "../logon-certificate.test.fixture.js";
import type { ExpectedLogon } from "./expected-logon.js";
import type { LogonAccount, LogonAccounts } from "./logon-accounts.js";

export const root = await issue("Root", { extensions: authorityExtensions });
const issuing = await issue("Issuing", { extensions: authorityExtensions }, root);

/** A logon certificate of Alice's, with these extensions in place of its own or beside them. */
export async function logonCertificate(
  others: Readonly<Record<string, CertificateExtension>> = {},
  validity: Partial<Contents> = {},
): Promise<Certificate> {
  const extensions = Object.values({ ...soundExtensions, ...others });
  return (await issue("Alice", { ...validity, extensions }, issuing)).certificate;
}

/** A logon certificate of Alice's that lacks an extension. */
export async function logonCertificateWithout(oid: string): Promise<Certificate> {
  const extensions = Object.values(soundExtensions).filter((extension) => extension.oid !== oid);
  return (await issue("Alice", { extensions }, issuing)).certificate;
}

export function accountsWith(account: LogonAccount | undefined): LogonAccounts {
  return {
    findByUserPrincipalName: (upn) =>
      Promise.resolve(upn.toLowerCase() === alice.userPrincipalName ? account : undefined),
  };
}

export function expectedLogon(others: Partial<ExpectedLogon> = {}): ExpectedLogon {
  return {
    intermediates: [issuing.certificate],
    trustAnchors: [root.certificate],
    ntAuth: [issuing.certificate],
    accounts: accountsWith(alice),
    sAMAccountName: "alice",
    at: now,
    ...others,
  };
}
