import type { Certificate } from "@idpkit/x509";

import type { TwinAccount } from "../set-up.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import type { LogonCertificate } from "./certificate.js";

/** What the virtual smart card brings to a domain controller. */
export interface SmartCardLogon {
  readonly certificate: Certificate;
  /** The authorities above it, issuing one first. */
  readonly chain: readonly Certificate[];
  /** Extractable, to be handed to a Kerberos client. */
  readonly privateKey: CryptoKey;
  /** The account that WorkSpaces found. */
  readonly account: TwinAccount;
}

/** What a domain controller answered, in its words. */
export type DomainControllerVerdict =
  | { readonly outcome: "allow"; readonly says: string; readonly evidence?: string }
  | { readonly outcome: "deny"; readonly says: string; readonly evidence: string; readonly remedy?: string };

/**
 * A domain controller that decides in the place of `decideLogon`: a real one, in a laboratory.
 *
 * Resolves to its verdict, a refusal too; rejects only when it cannot be asked.
 */
export type AskDomainController = (logon: SmartCardLogon) => Promise<DomainControllerVerdict>;

/** The domain controller of the set-up lets the account log on with its certificate. */
export async function askDomainController(
  ask: AskDomainController,
  { certificate, chain, privateKey }: LogonCertificate,
  account: TwinAccount,
): Promise<Finding<undefined>> {
  const verdict = await ask({ certificate, chain, privateKey, account });
  if (verdict.outcome === "deny") {
    const { says, evidence, remedy } = verdict;
    throw new Refusal("logon-refused", evidence, { says, ...(remedy !== undefined && { remedy }) });
  }
  const { says, evidence } = verdict;
  return { says, ...(evidence !== undefined && { evidence }), value: undefined };
}
