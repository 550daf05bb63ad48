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
  if (rules.ntAuth === "audit-explicit" && explicitMappings(certificate, account, rules).length > 0) {
    return { value: undefined, says: "Its issuer is not in the NTAuth store, which is only noted.", eventId: 45 };
  }
  throw new Refused("issuer-not-in-nt-auth");
}

function isAmong(authorities: readonly Certificate[], issuer: Certificate): boolean {
  return authorities.some(({ der }) => sameOctets(der, issuer.der));
}
