/**
 * Why a certificate, or a path of certificates, was refused.
 *
 * Codes are API: callers and tests match them, never messages.
 */
export type X509ErrorCode =
  | "input-too-large"
  | "der-malformed"
  | "trailing-data"
  | "pem-malformed"
  | "version-unsupported"
  | "serial-number-invalid"
  | "signature-algorithm-mismatch"
  | "name-malformed"
  | "time-malformed"
  | "extension-duplicate"
  | "extension-malformed"
  | "trust-anchor-not-found"
  | "path-search-exhausted"
  | "signature-algorithm-unsupported"
  | "public-key-unsupported"
  | "signature-invalid"
  | "not-yet-valid"
  | "expired"
  | "name-constraints-unsupported"
  | "not-a-certification-authority"
  | "path-length-exceeded"
  | "key-usage-forbids-signing"
  | "critical-extension-unknown";

/** A certificate was malformed or a path did not hold; {@link X509Error.code} says why. */
export class X509Error extends Error {
  override readonly name = "X509Error";
  /** The reason, stable across releases. */
  readonly code: X509ErrorCode;

  constructor(code: X509ErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
