import type { LogonAccount } from "./logon-accounts.js";

/** What {@link decideLogon} looks at, in this order. */
export type LogonCheckName =
  | "chain"
  | "nt-auth"
  | "validity"
  | "extended-key-usage"
  | "key-usage"
  | "user-principal-name"
  | "account"
  | "sid-extension"
  | "object-sid"
  | "enabled";

/** One check and how it went. */
export interface LogonCheck {
  readonly name: LogonCheckName;
  readonly outcome: "pass" | "fail";
  /** What was seen, in a sentence for an administrator. */
  readonly says: string;
}

/** Why a domain controller would refuse a certificate. Reasons are API: callers and tests match them, never sentences. */
export type LogonDenyReason =
  | "chain-not-trusted"
  | "issuer-not-in-nt-auth"
  | "certificate-not-yet-valid"
  | "certificate-expired"
  | "smart-card-logon-missing"
  | "digital-signature-missing"
  | "user-principal-name-malformed"
  | "user-principal-name-missing"
  | "user-principal-name-ambiguous"
  | "account-unknown"
  | "account-mismatch"
  | "sid-extension-malformed"
  | "sid-extension-missing"
  | "object-sid-mismatch"
  | "account-disabled";

/** What an administrator needs to know of a refusal. */
export interface LogonRefusal {
  /** What is wrong, in words. */
  readonly explanation: string;
  /** What to do about it. */
  readonly remedy: string;
  /** The event that the domain controller logs in System, source Kerberos-Key-Distribution-Center, where documented. */
  readonly eventId?: number;
  /** The error of Kerberos with its number, where documented. */
  readonly kerberosError?: string;
}

/** Whether a certificate logs on, and by which rule. */
export type LogonDecision =
  | {
      readonly outcome: "allow";
      readonly account: LogonAccount;
      /** How the certificate is bound to the account: by its SID security extension. */
      readonly rule: "sid-extension";
      readonly checks: readonly LogonCheck[];
    }
  | ({
      readonly outcome: "deny";
      readonly reason: LogonDenyReason;
      /** Up to the check that failed, which is the last. */
      readonly checks: readonly LogonCheck[];
    } & LogonRefusal);
