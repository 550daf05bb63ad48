/**
 * Why a certificate was not issued.
 *
 * Codes are API: callers and tests match them, never messages.
 */
export type PrivateCaErrorCode =
  "common-name-invalid" | "public-key-unsupported" | "issuer-not-valid" | "issuer-not-allowed";

/** A certificate was not issued; {@link PrivateCaError.code} says why. */
export class PrivateCaError extends Error {
  override readonly name = "PrivateCaError";
  /** The reason, stable across releases. */
  readonly code: PrivateCaErrorCode;

  constructor(code: PrivateCaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
