import { decideLogon, type ExpectedLogon, type LogonDecision } from "@idpkit/cba";
import { parseCertificateList, type Certificate } from "@idpkit/x509";

import type { DomainSettings, LogonVerdict } from "../domain/domain.js";
import { directoryAccounts } from "./directory-accounts.js";
import type { Logon } from "./logon-case.js";
import type { World } from "./world.js";

/** What became of a logon: by the real KDC, and by our decision for it and for Windows. */
export interface Answers {
  readonly kdc: LogonVerdict;
  readonly samba: LogonDecision;
  readonly windows: LogonDecision;
}

/** Asks the KDC, and decides about the same certificates, lists and accounts. */
export async function ask(world: World, settings: DomainSettings, logon: Logon): Promise<Answers> {
  const { domain, alice, keys } = world;
  const certificate = await world.certify(logon);
  const { account = alice, principal = account.sAMAccountName, enterpriseName } = logon;
  const sentAlong = logon.sentAlong ?? logon.issuer?.chain.slice(0, -1) ?? [];
  const revocationLists = logon.revocationLists ?? settings.revocationLists ?? [];

  domain.replaceRevocationLists(revocationLists);
  const kdc = await domain.logOn({
    client: "heimdal",
    ...(enterpriseName === undefined ? { principal } : { principal: enterpriseName, enterprise: true }),
    certificates: [certificate, ...sentAlong].map(({ der }) => der),
    privateKey: (logon.keys ?? keys).privateKeyPem,
  });

  const at = new Date();
  const expected: Omit<ExpectedLogon, "domainController"> = {
    client:
      enterpriseName === undefined
        ? { type: "principal", name: principal }
        : { type: "enterprise", name: enterpriseName },
    domain: { dnsName: domain.dnsName, netBiosName: domain.netbiosName },
    intermediates: [...sentAlong, ...(settings.intermediates ?? [])],
    trustAnchors: settings.anchors,
    certificateLists: revocationLists.map((list) => parseCertificateList(list)),
    accounts: await directoryAccounts(domain, at),
    at,
  };
  return {
    kdc,
    samba: await decideLogon(certificate, { ...expected, domainController: samba(settings) }),
    windows: await decideLogon(certificate, {
      ...expected,
      domainController: windows(settings, [...expected.intermediates, ...settings.anchors]),
      // Windows wants a list of each authority, which most cases are not about.
      certificateLists: settings.revocationLists ? expected.certificateLists : "unchecked",
    }),
  };
}

function samba({ strongCertificateBindingEnforcement, backdatingCompensationMinutes }: DomainSettings) {
  return {
    profile: "samba",
    ...(strongCertificateBindingEnforcement && { strongCertificateBindingEnforcement }),
    ...(backdatingCompensationMinutes && { certificateBackdatingCompensation: backdatingCompensationMinutes }),
  } as const;
}

/**
 * A Windows of the same settings: full enforcement as it is today, the others as of the updates that last had them. Its NTAuth
 * store is the caller's, so that no case is refused for want of an issuer there.
 */
function windows(settings: DomainSettings, ntAuth: readonly Certificate[]) {
  return {
    profile: "windows",
    ntAuth,
    ...olderWindows[settings.strongCertificateBindingEnforcement ?? "full"],
    CertificateBackdatingCompensation: (settings.backdatingCompensationMinutes ?? 0) * 60,
  } as const;
}

const olderWindows = {
  full: {},
  compatibility: { StrongCertificateBindingEnforcement: 1, updatedAt: new Date("2024-01-01") },
  none: { StrongCertificateBindingEnforcement: 0, updatedAt: new Date("2023-01-01") },
} as const;
