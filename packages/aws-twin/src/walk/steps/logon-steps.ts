import { askDomainController } from "../../workspaces/domain-controller.js";
import { checkHolder, issueCertificate, type LogonCertificate } from "../../workspaces/certificate.js";
import { checkLogon } from "../../workspaces/logon.js";
import { createStandInAuthority } from "../../workspaces/stand-in-authority.js";
import type { SignInEvidence } from "../evidence.js";
import type { Surroundings } from "../surroundings.js";
import type { Session } from "./session-steps.js";
import type { WorkspacesUser } from "./workspaces-steps.js";

/** The logon certificate, and what the domain controller says to it. */
export async function takeLogonSteps(
  { subject, tags }: Session,
  { account }: WorkspacesUser,
  surroundings: Surroundings,
): Promise<LogonCertificate | undefined> {
  const { evidence, now, crypto, recorder } = surroundings;
  const { accounts, domainName } = evidence.directory ?? {};
  if (!accounts) {
    await recorder.take("certificate", () => checkHolder(tags, domainName));
    recorder.skip("logon", "Bring the account as Active Directory has it, to map the certificate to it.");
    return undefined;
  }
  const { issuer, trust, authority, keyType } = await authorityOf(evidence, surroundings);
  const extractable = evidence.domainController !== undefined;
  const logon = await recorder.take("certificate", () =>
    issueCertificate(subject.name, tags, { issuer, domainName, now, crypto, keyType, extractable }),
  );
  if (!logon) return undefined;
  const { domainController } = evidence;
  if (domainController && account) {
    await recorder.take("logon", () => askDomainController(domainController, logon, account));
  } else {
    await recorder.take("logon", () => checkLogon(subject.name, logon, { accounts, trust, authority, now }));
  }
  return logon;
}

/** Those of the set-up; a diagnosis without them has a stand-in issue, which changes nothing about names and SIDs. */
async function authorityOf(evidence: SignInEvidence, { now, crypto }: Surroundings) {
  const { issuer, trust } = evidence;
  if (issuer && trust) return { issuer, trust, authority: "given", keyType: "RSA" } as const;
  return { ...(await createStandInAuthority(now, crypto)), authority: "stand-in", keyType: "P-256" } as const;
}
