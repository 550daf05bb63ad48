import type { LogonDenyReason } from "@idpkit/cba";

import type { Fault } from "./fault.js";

/**
 * Why the domain controller refuses the certificate: one fault for each reason of `decideLogon`, whose own explanation,
 * event and remedy the step shows.
 */
export const logonFaults = {
  "logon-client-unknown": logon("KDC_ERR_C_PRINCIPAL_UNKNOWN (6)", {
    cause: "The name that asks to log on is no account's.",
    remedy: "Send the account's sAMAccountName as NameID; check the suffixes of the forest.",
  }),
  "logon-client-ambiguous": logon("KDC_ERR_C_PRINCIPAL_UNKNOWN (6)", {
    cause: "The certificate is mapped to several accounts.",
    remedy: "Remove the mapping from all accounts but one.",
  }),
  "logon-chain-not-trusted": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "The certificate does not chain to a root that the domain controller trusts.",
    remedy: "Publish the root with «certutil -dspublish -f root.cer RootCA», then «gpupdate /force».",
    source: "workspaces-cba",
  }),
  "logon-certificate-not-yet-valid": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "The certificate is not valid yet.",
    remedy: "Compare the clocks of the issuing authority and of the domain controller.",
  }),
  "logon-certificate-expired": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "The certificate, or an authority above it, has expired.",
    remedy: "Sign in again for a new certificate; renew an authority that has expired.",
  }),
  "logon-certificate-revoked": logon("KDC event 21, KDC_ERR_REVOKED_CERTIFICATE (72)", {
    cause: "The certificate, or an authority above it, is revoked.",
    remedy: "Have it issued anew, after you know why it was revoked.",
  }),
  "logon-revocation-status-unknown": logon("KDC event 21, KDC_ERR_REVOCATION_STATUS_UNKNOWN (73)", {
    cause: "The domain controller reaches no revocation list that is up to date.",
    remedy:
      "Serve the list by plain http without authentication, to desktops and domain controllers; renew it in time.",
    source: "workspaces-cba",
  }),
  "logon-algorithm-refused": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "A key or a signature of the chain is of a kind or size that the domain controller does not take.",
    remedy: "Issue with RSA of 2048 bits or more and SHA-256.",
  }),
  "logon-issuer-not-in-nt-auth": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "The authority that issued the certificate is not in the NTAuth store of the forest.",
    remedy: "Publish it with «certutil -dspublish -f ca.cer NTAuthCA»; members fetch it within eight hours.",
    source: "workspaces-cba",
  }),
  "logon-smart-card-logon-missing": logon("KDC event 21, KDC_ERR_INCONSISTENT_KEY_PURPOSE (77)", {
    cause: "The certificate is not for smart card logon.",
    remedy: "Issue with the extended key usages 1.3.6.1.4.1.311.20.2.2 and 1.3.6.1.5.5.7.3.2.",
    source: "kb281245",
  }),
  "logon-digital-signature-missing": logon("KDC event 21, KDC_ERR_CLIENT_NOT_TRUSTED (62)", {
    cause: "The key of the certificate may not make digital signatures.",
    remedy: "Issue with the key usage digitalSignature.",
    source: "kb281245",
  }),
  "logon-subject-alt-name-malformed": logon("KDC_ERR_CLIENT_NAME_MISMATCH (75)", {
    cause: "The subjectAltName of the certificate is malformed.",
    remedy: "Issue with one otherName 1.3.6.1.4.1.311.20.2.3 that is a UTF8String name@domain.",
    source: "kb281245",
  }),
  "logon-user-principal-name-missing": logon("KDC_ERR_CLIENT_NAME_MISMATCH (75)", {
    cause: "The certificate carries no user principal name.",
    remedy: "Issue with the account's user principal name as otherName 1.3.6.1.4.1.311.20.2.3.",
  }),
  "logon-user-principal-name-ambiguous": logon("KDC_ERR_CLIENT_NAME_MISMATCH (75)", {
    cause: "The certificate carries more than one user principal name.",
    remedy: "Issue with exactly one.",
  }),
  "logon-account-unknown": logon("KDC_ERR_CLIENT_NAME_MISMATCH (75)", {
    cause: "The UPN of the certificate names no account of the directory; often it is a mail address.",
    remedy: "Send the account's userPrincipalName, and the tag Domain where its suffix is an alternative one.",
    source: "workspaces-cba",
  }),
  "logon-account-mismatch": logon("KDC_ERR_CLIENT_NAME_MISMATCH (75)", {
    cause: "The UPN in the certificate is another account's than the NameID's.",
    remedy: "Take NameID and UserPrincipalName from the same entry of the directory.",
  }),
  "logon-sid-extension-malformed": logon("KDC event 41, KDC_ERR_CERTIFICATE_MISMATCH (66)", {
    cause: "The SID security extension of the certificate is malformed.",
    remedy: "Issue with extension 1.3.6.1.4.1.311.25.2 holding the text of exactly one SID.",
    source: "kb5014754",
  }),
  "logon-sid-extension-missing": logon("KDC event 39, KDC_ERR_CERTIFICATE_MISMATCH (66)", {
    cause: "The certificate holds no SID: it is mapped by its name alone, which is weak.",
    remedy: "Send the tag ObjectSid.",
    source: "kb5014754",
  }),
  "logon-object-sid-mismatch": logon("KDC event 41, KDC_ERR_CERTIFICATE_MISMATCH (66)", {
    cause: "The SID in the certificate is not the account's.",
    remedy:
      "Read objectSid anew from the directory: it changes when an account is created again. AWS keeps a certificate for 24 hours.",
    source: "kb5014754",
  }),
  "logon-certificate-predates-account": logon("KDC event 40, KDC_ERR_CERTIFICATE_MISMATCH (66)", {
    cause: "The certificate is mapped weakly and older than the account.",
    remedy: "Have it issued anew, with the SID, now that the account exists.",
    source: "kb5014754",
  }),
  "logon-account-disabled": logon("KDC_ERR_CLIENT_REVOKED (18)", {
    cause: "The account is disabled.",
    remedy: "Enable the account, or leave it as it is.",
  }),
  "logon-account-locked-out": logon("KDC_ERR_CLIENT_REVOKED (18)", {
    cause: "The account is locked out after wrong passwords.",
    remedy: "Unlock the account, or wait for the end of the lockout.",
  }),
  "logon-account-expired": logon("KDC_ERR_CLIENT_REVOKED (18)", {
    cause: "The account has expired.",
    remedy: "Set accountExpires anew, or leave it as it is.",
  }),
  "logon-account-outside-logon-hours": logon("KDC_ERR_POLICY (12)", {
    cause: "The account may not log on at this hour.",
    remedy: "Widen the account's logonHours, which are in UTC.",
  }),
  "logon-password-must-change": logon("KDC_ERR_KEY_EXPIRED (23)", {
    cause: "The password must be changed at the next logon.",
    remedy: "Set «smart card is required for interactive logon»: then nobody has a password to change.",
  }),
  "logon-refused": logon("The domain controller refuses the logon.", {
    cause: "The domain controller that the set-up names refused, for a reason of its own.",
    remedy: "Look in the log of its KDC.",
  }),
} as const satisfies Readonly<Record<`logon-${LogonDenyReason}` | "logon-refused", Fault>>;

function logon(
  says: string,
  { cause, remedy, source = "ms-pkca" }: Pick<Fault, "cause" | "remedy"> & Partial<Pick<Fault, "source">>,
): Fault {
  return { step: "logon", outcome: "fail", says, cause, remedy, source };
}
