import { sameOctets, type Certificate, type VerifiedCertificatePath } from "@idpkit/x509";

import type { Finding } from "../check-recorder.js";
import type { ExpectedLogon } from "../expected-logon.js";
import type { LogonAccount } from "../logon-accounts.js";
import { Refused } from "../refused.js";
import type { LogonRules } from "../rules.js";
import { explicitMappings } from "./explicit-mappings.js";

/**
 * The direct issuer, whatever is above it, is in the NTAuth store. Until it was enforced for all, certificates with an
 * explicit mapping did without (CVE-2025-26647).
 */
export function checkNtAuth(
  { certificates: [certificate, issuer] }: VerifiedCertificatePath,
  account: LogonAccount,
  { domainController }: ExpectedLogon,
  rules: LogonRules,
): Finding<undefined> {
  if (domainController.profile === "samba") {
    return { value: undefined, skipped: true, says: "Samba has no NTAuth store: it trusts its anchors." };
  }
  if (issuer && isAmong(domainController.ntAuth, issuer)) {
    return { value: undefined, says: "Its issuer is in the NTAuth store." };
  }
  const exempt = exemptions.get(rules.ntAuth);
  if (exempt && explicitMappings(certificate, account, rules).length > 0) return exempt;
  throw new Refused("issuer-not-in-nt-auth");
}

/** What becomes of an explicit mapping whose issuer is not in the store, where it is not refused. */
const exemptions: ReadonlyMap<LogonRules["ntAuth"], Finding<undefined>> = new Map([
  [
    "unchecked-explicit",
    { value: undefined, says: "Its issuer is not in the NTAuth store; explicit mappings do without." },
  ],
  [
    "audit-explicit",
    { value: undefined, says: "Its issuer is not in the NTAuth store, which is only noted.", eventId: 45 },
  ],
]);

function isAmong(authorities: readonly Certificate[], issuer: Certificate): boolean {
  return authorities.some(({ der }) => sameOctets(der, issuer.der));
}
