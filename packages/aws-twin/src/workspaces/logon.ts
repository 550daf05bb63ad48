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

/** What the domain controller holds against the certificate. */
export interface ExpectedTwinLogon {
  readonly accounts: TwinAccounts;
  readonly trust: TwinSetup["trust"];
  /** `stand-in`: the trust is that of an authority made for this walk, and proves nothing of the real one. */
  readonly authority: "given" | "stand-in";
  readonly now: Date;
}

/**
 * The domain controller, an up-to-date one of Windows, maps the certificate to the account that asks to log on. It is given
 * no revocation lists: the twin publishes none.
 */
export async function checkLogon(
  nameId: string,
  { certificate, chain, userPrincipalName }: LogonCertificate,
  expected: ExpectedTwinLogon,
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
    const errors = decision.kerberosError === undefined ? [] : [decision.kerberosError];
    throw new Refusal(`logon-${decision.reason}`, [...event, ...errors, decision.reason].join(", "), {
      says: decision.explanation,
      remedy: decision.remedy,
    });
  }
  return {
    says:
      expected.authority === "given"
        ? "The certificate maps to the account, by its SID."
        : "A certificate of these names and this SID maps to the account; the authority that would issue it was not given.",
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
