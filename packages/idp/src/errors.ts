import type { AuditEvent } from "./roles/audit-log.js";

/** What is wrong with the configuration. Thrown when the identity provider is created. */
export type ConfigurationErrorCode =
  | "name-invalid"
  | "origin-invalid"
  | "rp-id-invalid"
  | "entity-id-invalid"
  | "policy-invalid"
  | "acs-invalid"
  | "role-invalid"
  | "relay-state-invalid"
  | "user-access-url-invalid"
  | "lifetime-invalid";

/** Why a request was refused; the `error` of a JSON answer, the code on an error page. */
export type RefusalCode =
  | "request-malformed"
  | "cross-site-request"
  | "not-found"
  | "method-not-allowed"
  | "body-too-large"
  | "content-type-unsupported"
  | "too-many-requests"
  | "ticket-refused"
  | "enrolment-refused"
  | "passkey-not-device-bound"
  | "passkey-not-accepted"
  | "passkey-exists"
  | "sign-in-refused"
  | "access-denied"
  | "relay-state-missing"
  | "relay-state-duplicate"
  | "relay-state-refused"
  | "account-not-ready"
  | "unavailable"
  | "internal-error";

/** Every code of an {@link IdpError}. Codes are API: callers and tests match them, never messages. */
export type IdpErrorCode = ConfigurationErrorCode | RefusalCode | "account-unknown" | "account-disabled";

/** Options of an {@link IdpError}. */
export interface IdpErrorOptions extends ErrorOptions {
  /** Finer than the code, for the audit log. The code unless given. */
  readonly reason?: string;
  /** With `too-many-requests`: when to come back. */
  readonly retryAfterSeconds?: number;
  /** Whom the refusal is about, where that was proven; for the audit log only. */
  readonly subject?: Pick<AuditEvent, "accountId" | "credentialId">;
}

/** A wrong configuration, a refused request, or a role that could not answer. */
export class IdpError extends Error {
  override readonly name = "IdpError";
  readonly code: IdpErrorCode;
  /** The exact reason, for the audit log only: it may tell a stranger what the code does not. */
  readonly reason: string;
  readonly retryAfterSeconds: number | undefined;
  readonly subject: IdpErrorOptions["subject"];

  constructor(code: IdpErrorCode, message: string, options: IdpErrorOptions = {}) {
    super(message, options);
    this.code = code;
    this.reason = options.reason ?? code;
    this.retryAfterSeconds = options.retryAfterSeconds;
    this.subject = options.subject;
  }
}
