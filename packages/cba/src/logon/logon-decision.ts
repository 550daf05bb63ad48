import type { AltSecurityIdentityMatch } from "../alt-security-identities/match-alt-security-identity.js";
import type { LogonAccount } from "./logon-accounts.js";

/** What {@link decideLogon} looks at, in this order. */
export type LogonCheckName =
  | "client"
  | "chain"
  | "validity"
  | "revocation"
  | "algorithms"
  | "nt-auth"
  | "extended-key-usage"
  | "key-usage"
  | "name"
  | "mapping"
  | "account";

/** One check and how it went. */
export interface LogonCheck {
  readonly name: LogonCheckName;
  /** `skip`: this domain controller does not look, or was told not to. */
  readonly outcome: "pass" | "skip" | "fail";
  /** What was seen, in a sentence for an administrator. */
  readonly says: string;
}

/**
 * How a certificate is bound to an account. `sid-extension`, `sid-uri` and three of the explicit mappings are strong; a
 * name alone (`userPrincipalName`, `dNSName`, `krb5PrincipalName`) never is.
 */
export type LogonRule =
  | "sid-extension"
  | "sid-uri"
  | AltSecurityIdentityMatch["type"]
  | "userPrincipalName"
  | "dNSName"
  | "krb5PrincipalName";

/** Why a domain controller would refuse a certificate. Reasons are API: callers and tests match them, never sentences. */
export type LogonDenyReason =
  | "client-unknown"
  | "client-ambiguous"
  | "chain-not-trusted"
  | "certificate-not-yet-valid"
  | "certificate-expired"
  | "certificate-revoked"
  | "revocation-status-unknown"
  | "algorithm-refused"
  | "issuer-not-in-nt-auth"
  | "smart-card-logon-missing"
  | "digital-signature-missing"
  | "subject-alt-name-malformed"
  | "user-principal-name-missing"
  | "user-principal-name-ambiguous"
  | "account-unknown"
  | "account-mismatch"
  | "sid-extension-malformed"
  | "sid-extension-missing"
  | "object-sid-mismatch"
  | "certificate-predates-account"
  | "account-disabled"
  | "account-locked-out"
  | "account-expired"
  | "account-outside-logon-hours"
  | "password-must-change";

/** What an administrator needs to know of a refusal. */
export interface LogonRefusal {
  /** What is wrong, in words. */
  readonly explanation: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The event that the domain controller logs in System, source Kerberos-Key-Distribution-Center, where documented. */
  readonly eventId?: number;
  /** The error of Kerberos with its number, where documented; for Samba as its KDC was seen to answer. */
  readonly kerberosError?: string;
}

/** Whether a certificate logs on, and by which rule. */
export type LogonDecision =
  | {
      readonly outcome: "allow";
      readonly account: LogonAccount;
      readonly rule: LogonRule;
      /** `unchecked`: the domain controller enforces no binding, so that a name was enough. */
      readonly strength: "strong" | "weak" | "unchecked";
      /** Events that the domain controller logs although it allows: 39 for a weak mapping, 45 for NTAuth in audit mode. */
      readonly eventIds: readonly number[];
      readonly checks: readonly LogonCheck[];
    }
  | ({
      readonly outcome: "deny";
      readonly reason: LogonDenyReason;
      /** Up to the check that failed, which is the last. */
      readonly checks: readonly LogonCheck[];
    } & LogonRefusal);
