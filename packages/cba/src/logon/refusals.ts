import type { LogonDenyReason, LogonRefusal } from "./logon-decision.js";

/**
 * What each refusal means, how to mend it, and under which names an administrator finds it in Windows.
 *
 * Events 21, 39 and 41: KB5014754 and KB5057784. Errors 66 and 75: [MS-PKCA] §3.1.5.2.1. Errors 18 and 62: [RFC4120] §7.5.9.
 */
export const refusals: Readonly<Record<LogonDenyReason, LogonRefusal>> = {
  "chain-not-trusted": {
    explanation: "The certificate does not chain to a root that the domain controller trusts.",
    remedy:
      "Publish the root with «certutil -dspublish -f root.cer RootCA» and intermediate authorities with SubCA, then wait " +
      "for Group Policy or run «gpupdate /force».",
    eventId: 21,
    kerberosError: "KDC_ERR_CLIENT_NOT_TRUSTED (62)",
  },
  "issuer-not-in-nt-auth": {
    explanation: "The authority that issued the certificate is not in the NTAuth store of the forest.",
    remedy:
      "Publish the issuing authority, not its root, with «certutil -dspublish -f ca.cer NTAuthCA»; domain members fetch " +
      "it about every eight hours or with «gpupdate /force».",
    eventId: 21,
  },
  "certificate-not-yet-valid": {
    explanation: "The certificate is not valid yet.",
    remedy: "Compare the clocks of the issuing authority and of the domain controller.",
    eventId: 21,
  },
  "certificate-expired": {
    explanation: "The certificate has expired.",
    remedy: "Sign in again for a new certificate; compare the clocks if it was just issued.",
    eventId: 21,
  },
  "smart-card-logon-missing": {
    explanation: "The certificate, or an authority above it, is not for smart card logon.",
    remedy:
      "Issue with the extended key usages 1.3.6.1.4.1.311.20.2.2 (smart card logon) and 1.3.6.1.5.5.7.3.2 (clientAuth).",
    eventId: 21,
  },
  "digital-signature-missing": {
    explanation: "The key of the certificate may not make digital signatures.",
    remedy: "Issue with the key usage digitalSignature.",
    eventId: 21,
  },
  "user-principal-name-malformed": {
    explanation: "The subjectAltName of the certificate, or the user principal name in it, is malformed.",
    remedy: "Issue with one otherName 1.3.6.1.4.1.311.20.2.3 that is a UTF8String of the form prefix@suffix.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "user-principal-name-missing": {
    explanation: "The certificate carries no user principal name. A SID alone maps nobody.",
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
    explanation: "The user principal name of the certificate names another account than the one that logs on.",
    remedy: "Take account name and userPrincipalName from the same entry of the directory.",
    kerberosError: "KDC_ERR_CLIENT_NAME_MISMATCH (75)",
  },
  "sid-extension-malformed": {
    explanation: "The SID security extension of the certificate is malformed.",
    remedy: "Issue with extension 1.3.6.1.4.1.311.25.2 holding the text of exactly one SID.",
    kerberosError: "KDC_ERR_CERTIFICATE_MISMATCH (66)",
  },
  "sid-extension-missing": {
    explanation: "The certificate is not bound to an account in a secure way: it has no SID security extension.",
    remedy: "Issue with extension 1.3.6.1.4.1.311.25.2; on AWS, send the SAML attribute ObjectSid.",
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
  "account-disabled": {
    explanation: "The account is disabled, locked or expired.",
    remedy: "Enable the account, or leave it as it is.",
    kerberosError: "KDC_ERR_CLIENT_REVOKED (18)",
  },
};
