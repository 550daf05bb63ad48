/**
 * Why a name, an identifier or a certificate's account of one was refused.
 *
 * Codes are API: callers and tests match them, never messages. Why a logon is refused is no error, see {@link LogonDenyReason}.
 */
export type CbaErrorCode =
  | "object-sid-malformed"
  | "object-sid-not-of-domain"
  | "object-sid-of-other-domain"
  | "object-sid-built-in"
  | "object-guid-malformed"
  | "sam-account-name-malformed"
  | "domain-name-malformed"
  | "user-principal-name-malformed"
  | "user-principal-name-suffix-unknown"
  | "user-principal-name-not-taggable"
  | "krb5-principal-name-malformed"
  | "sid-extension-malformed"
  | "subject-alt-name-malformed"
  | "application-policies-malformed"
  | "certificate-template-malformed"
  | "alt-security-identity-malformed"
  | "not-a-certification-authority";

/** A name, an identifier or an extension that holds one was refused; {@link CbaError.code} says which and why. */
export class CbaError extends Error {
  override readonly name = "CbaError";
  /** The reason, stable across releases. */
  readonly code: CbaErrorCode;

  constructor(code: CbaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
