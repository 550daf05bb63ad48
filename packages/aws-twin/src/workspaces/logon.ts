import {
  decideLogon,
  parseObjectSidText,
  splitUserPrincipalName,
  type LogonAccount,
  type LogonAccounts,
} from "@idpkit/cba";

import type { TwinAccount, TwinAccounts, TwinSetup } from "../set-up.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import type { LogonCertificate } from "./certificate.js";

/**
 * The domain controller, an up-to-date one of Windows, maps the certificate to the account that asks to log on. It is given
 * no revocation lists: the twin publishes none.
 */
export async function checkLogon(
  nameId: string,
  { certificate, chain, userPrincipalName }: LogonCertificate,
  expected: { accounts: TwinAccounts; trust: TwinSetup["trust"]; now: Date },
): Promise<Finding<undefined>> {
  const decision = await decideLogon(certificate, {
    client: { type: "principal", name: nameId },
    domain: { dnsName: splitUserPrincipalName(userPrincipalName).suffix },
    domainController: { profile: "windows", ntAuth: expected.trust.ntAuth },
    intermediates: chain,
    trustAnchors: expected.trust.trustAnchors,
    certificateLists: "unchecked",
    accounts: asLogonAccounts(expected.accounts),
    at: expected.now,
  });
  if (decision.outcome === "deny") {
    const event = decision.eventId === undefined ? [] : [`KDC event ${decision.eventId}`];
    throw new Refusal({
      says: decision.explanation,
      evidence: [
        ...event,
        ...(decision.kerberosError === undefined ? [] : [decision.kerberosError]),
        decision.reason,
      ].join(", "),
      remedy: decision.remedy,
    });
  }
  return {
    says: "The certificate maps to the account, by its SID.",
    evidence: decision.checks.map((check) => check.name).join(", "),
    value: undefined,
  };
}

function asLogonAccounts(accounts: TwinAccounts): LogonAccounts {
  return {
    async findByUserPrincipalName(userPrincipalName) {
      return asLogonAccount(await accounts.findByUserPrincipalName(userPrincipalName));
    },
    async findBySAMAccountName(name) {
      return asLogonAccount(await accounts.findBySAMAccountName(name));
    },
    findByAltSecurityIdentities: () => Promise.resolve([]),
  };
}

/** The twin's accounts have always been there, and nobody mapped a certificate to them. */
function asLogonAccount(account: TwinAccount | undefined): LogonAccount | undefined {
  return (
    account && {
      sAMAccountName: account.sAMAccountName,
      userAccountControl: normalAccount,
      objectSid: parseObjectSidText(account.objectSid),
      altSecurityIdentities: [],
      whenCreated: new Date(0),
      restrictions: account.enabled ? [] : ["disabled"],
    }
  );
}

/** The userAccountControl of a person. */
const normalAccount = 0x200;
