import type { LogonDenyReason, LogonRefusal } from "./logon-decision.js";
import type { LogonRules } from "./rules.js";

/** The refusal for a reason, with the event numbers of this domain controller; Samba has none. */
export function refusalOf(reason: LogonDenyReason, rules: LogonRules): LogonRefusal {
  const { eventId, sambaError, ...refusal } = refusals[reason];
  if (rules.profile === "samba") return sambaError === undefined ? refusal : { ...refusal, kerberosError: sambaError };
  if (eventId === undefined) return refusal;
  return { ...refusal, eventId: eventNumber(eventId, rules) };
}

/** The number by which this domain controller logs an event that today's Windows logs as `eventId`. */
export function eventNumber(eventId: number, { hasOldEventNumbers }: LogonRules): number {
  return hasOldEventNumbers ? (oldEventNumbers.get(eventId) ?? eventId) : eventId;
}

/** Where Samba was seen to answer another error than Windows is documented to. */
interface DocumentedRefusal extends LogonRefusal {
  readonly sambaError?: string;
}

/**
 * What each refusal means, how to mend it, and under which names an administrator finds it.
 *
 * Events 21, 39, 40 and 41: [KB5014754] and [KB5057784]. Errors 62 to 77: [RFC4556] §3.2.2 and [MS-PKCA] §3.1.5.2.1. Errors 6,
 * 12, 18 and 23: [RFC4120] §7.5.9.
 */
export const refusals: Readonly<Record<LogonDenyReason, DocumentedRefusal>> = {
  "client-unknown": {
    explanation: "The name that asks to log on is no account's.",
    remedy: "Ask with the account's userPrincipalName or sAMAccountName; check the suffixes of the forest.",
    kerberosError: "KDC_ERR_C_PRINCIPAL_UNKNOWN (6)",
  },
  "client-ambiguous": {
    explanation: "The certificate is mapped to several accounts, and no name says which one is meant.",
    remedy: "Remove the mapping from all accounts but one, or give a user name hint.",
    kerberosError: "KDC_ERR_C_PRINCIPAL_UNKNOWN (6)",
  },
  "chain-not-trusted": {
    explanation: "The certificate does not chain to a root that the domain controller trusts.",
    remedy:
      "Publish the root with «certutil -dspublish -f root.cer RootCA» and intermediate authorities with SubCA, then wait " +
      "for Group Policy or run «gpupdate /force»; for Samba add it to pkinit_anchors.",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31) or KDC_ERR_CLIENT_NOT_TRUSTED (62)",
  },
  "certificate-not-yet-valid": {
    explanation: "The certificate is not valid yet.",
    remedy: "Compare the clocks of the issuing authority and of the domain controller.",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31)",
  },
  "certificate-expired": {
    explanation: "The certificate has expired.",
    remedy: "Sign in again for a new certificate; compare the clocks if it was just issued.",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31)",
  },
  "certificate-revoked": {
    explanation: "The certificate, or an authority above it, is revoked.",
    remedy: "Have it issued anew, after you know why it was revoked.",
    eventId: 21,
    kerberosError: "KDC_ERR_REVOKED_CERTIFICATE (72)",
  },
  "revocation-status-unknown": {
    explanation: "The domain controller has no revocation list that is up to date for an authority of the chain.",
    remedy:
      "Publish the list at the certificate's cRLDistributionPoints by HTTP, renew it before its nextUpdate, and fetch the " +
      "URL from the domain controller; «certutil -url» shows what it sees.",
    eventId: 21,
    kerberosError: "KDC_ERR_REVOCATION_STATUS_UNKNOWN (73)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31)",
  },
  "algorithm-refused": {
    explanation: "A key or a signature of the chain is of a kind or size that the domain controller does not take.",
    remedy: "Issue with RSA of 2048 bits or more and SHA-256: what every domain controller takes.",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31)",
  },
  "issuer-not-in-nt-auth": {
    explanation: "The authority that issued the certificate is not in the NTAuth store of the forest.",
    remedy:
      "Publish the issuing authority, not its root, with «certutil -dspublish -f ca.cer NTAuthCA»; domain members fetch " +
      "it about every eight hours or with «gpupdate /force».",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
  },
  "smart-card-logon-missing": {
    explanation:
      "The certificate, or an authority above it, is not for smart card logon, or for Schannel not for clientAuth.",
    remedy:
      "Issue with the extended key usages 1.3.6.1.4.1.311.20.2.2 (smart card logon) and 1.3.6.1.5.5.7.3.2 (clientAuth), and " +
      "with application policies only if they say the same.",
    eventId: 21,
    kerberosError: "KDC_ERR_INCONSISTENT_KEY_PURPOSE (77)",
  },
  "digital-signature-missing": {
    explanation: "The key of the certificate may not make digital signatures.",
    remedy: "Issue with the key usage digitalSignature.",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
    sambaError: "KRB_AP_ERR_BAD_INTEGRITY (31)",
  },
  "subject-alt-name-malformed": {
    explanation: "The subjectAltName of the certificate is malformed.",
    remedy: "Issue with one otherName 1.3.6.1.4.1.311.20.2.3 that is a UTF8String of the form prefix@suffix.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "user-principal-name-missing": {
    explanation: "The certificate carries no user principal name, and no explicit mapping. A SID alone maps nobody.",
    remedy: "Issue with the account's user principal name as otherName 1.3.6.1.4.1.311.20.2.3 in subjectAltName.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "user-principal-name-ambiguous": {
    explanation: "The certificate carries more than one user principal name.",
    remedy: "Issue with exactly one.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "account-unknown": {
    explanation: "The user principal name of the certificate names no account of the directory.",
    remedy: "Send what the directory holds in userPrincipalName, not a mail address; check the suffixes of the forest.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "account-mismatch": {
    explanation: "The name in the certificate is another account's than the one that logs on.",
    remedy: "Take account name and userPrincipalName from the same entry of the directory.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "sid-extension-malformed": {
    explanation: "The SID security extension of the certificate is malformed.",
    remedy: "Issue with extension 1.3.6.1.4.1.311.25.2 holding the text of exactly one SID.",
    eventId: 41,
    kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)",
  },
  "sid-extension-missing": {
    explanation: "The certificate is not bound to the account in a secure way: it has no SID security extension.",
    remedy:
      "Issue with extension 1.3.6.1.4.1.311.25.2; on AWS, send the SAML attribute ObjectSid. For a certificate that cannot " +
      "be changed, add a strong value to the account's altSecurityIdentities.",
    eventId: 39,
    kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)",
  },
  "object-sid-mismatch": {
    explanation: "The SID in the certificate is not the SID of the account.",
    remedy:
      "Read objectSid anew from the directory: it changes when an account is deleted and created again, or moved.",
    eventId: 41,
    kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)",
  },
  "certificate-predates-account": {
    explanation: "The certificate is mapped weakly and older than the account.",
    remedy: "Have it issued anew with extension 1.3.6.1.4.1.311.25.2, now that the account exists.",
    eventId: 40,
    kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)",
  },
  "account-disabled": {
    explanation: "The account is disabled.",
    remedy: "Enable the account, or leave it as it is.",
    kerberosError: "KDC_ERR_CLIENT_REVOKED (18)",
  },
  "account-locked-out": {
    explanation: "The account is locked out after wrong passwords.",
    remedy: "Unlock the account, or wait for the end of the lockout.",
    kerberosError: "KDC_ERR_CLIENT_REVOKED (18)",
  },
  "account-expired": {
    explanation: "The account has expired.",
    remedy: "Set accountExpires anew, or leave it as it is.",
    kerberosError: "KDC_ERR_CLIENT_REVOKED (18)",
  },
  "account-outside-logon-hours": {
    explanation: "The account may not log on at this hour.",
    remedy: "Widen the account's logonHours, which are in UTC.",
    kerberosError: "KDC_ERR_POLICY (12)",
  },
  "password-must-change": {
    explanation: "The password must be changed at the next logon.",
    remedy: "Set «smart card is required for interactive logon»: then nobody has a password to change.",
    kerberosError: "KDC_ERR_KEY_EXPIRED (23)",
  },
};

/** On Windows Server 2008 and 2008 R2 ([KB5014754]). */
const oldEventNumbers: ReadonlyMap<number, number> = new Map([
  [39, 41],
  [40, 48],
  [41, 49],
]);
