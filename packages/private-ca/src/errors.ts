/**
 * Why a certificate was not issued or revoked, or a certificate list not issued.
 *
 * Codes are API: callers and tests match them, never messages.
 */
export type PrivateCaErrorCode =
  | "common-name-invalid"
  | "subject-not-allowed"
  | "public-key-unsupported"
  | "certification-request-invalid"
  | "extension-missing"
  | "extension-not-allowed"
  | "subject-alt-name-not-allowed"
  | "lifetime-not-allowed"
  | "issuer-not-valid"
  | "issuer-not-allowed"
  | "signer-mismatch"
  | "serial-number-reused"
  | "certificate-unknown"
  | "certificate-revoked"
  | "certificate-not-on-hold"
  | "complete-list-missing";

/** The authority did not do what it was asked for; {@link PrivateCaError.code} says why. */
export class PrivateCaError extends Error {
  override readonly name = "PrivateCaError";
  /** The reason, stable across releases. */
  readonly code: PrivateCaErrorCode;

  constructor(code: PrivateCaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
