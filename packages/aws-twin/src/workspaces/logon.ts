import { decideLogon, parseObjectSidText, type LogonAccounts } from "@idpkit/cba";

import type { TwinAccounts, TwinSetup } from "../set-up.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import type { LogonCertificate } from "./certificate.js";

/** The domain controller maps the certificate to the account that asks to log on. */
export async function checkLogon(
  nameId: string,
  { certificate, chain }: LogonCertificate,
  expected: { accounts: TwinAccounts; trust: TwinSetup["trust"]; now: Date; crypto: Crypto },
): Promise<Finding<undefined>> {
  const decision = await decideLogon(certificate, {
    intermediates: chain,
    trustAnchors: expected.trust.trustAnchors,
    ntAuth: expected.trust.ntAuth,
    accounts: asLogonAccounts(expected.accounts),
    sAMAccountName: nameId,
    at: expected.now,
    crypto: expected.crypto,
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
      const account = await accounts.findByUserPrincipalName(userPrincipalName);
      return account && { ...account, objectSid: parseObjectSidText(account.objectSid) };
    },
  };
}
