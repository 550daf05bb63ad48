import type { Certificate } from "@idpkit/x509";

import {
  matchAltSecurityIdentity,
  type AltSecurityIdentityMatch,
} from "../../alt-security-identities/match-alt-security-identity.js";
import type { LogonAccount } from "../logon-accounts.js";
import type { LogonRules } from "../rules.js";

/** The account's explicit mappings that fit the certificate, as this domain controller reads them. */
export function explicitMappings(
  certificate: Certificate,
  { altSecurityIdentities }: LogonAccount,
  rules: LogonRules,
): readonly AltSecurityIdentityMatch[] {
  return altSecurityIdentities
    .map((value) => matchAltSecurityIdentity(value, certificate, { dialect: rules.profile }))
    .filter((match) => match !== undefined)
    .filter(({ type }) => isRead(type, rules));
}

/** Schannel can be set to look at no explicit mapping but subject and issuer. */
function isRead(
  type: AltSecurityIdentityMatch["type"],
  { readsExplicitMappings, takesUnboundIssuerSubject }: LogonRules,
): boolean {
  return readsExplicitMappings || (type === "X509IssuerSubject" && takesUnboundIssuerSubject);
}
