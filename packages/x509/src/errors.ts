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
  | "name-empty"
  | "time-malformed"
  | "extension-duplicate"
  | "extension-malformed"
  | "extension-missing"
  | "extension-not-allowed"
  | "extension-criticality-wrong"
  | "attribute-duplicate"
  | "trust-anchor-not-found"
  | "path-search-exhausted"
  | "signature-algorithm-unsupported"
  | "signature-algorithm-not-allowed"
  | "public-key-unsupported"
  | "public-key-too-small"
  | "signature-invalid"
  | "not-yet-valid"
  | "expired"
  | "name-constraints-unsupported"
  | "name-constraints-exhausted"
  | "name-excluded"
  | "name-not-permitted"
  | "policy-mapping-invalid"
  | "policy-required"
  | "extended-key-usage-not-allowed"
  | "not-a-certification-authority"
  | "path-length-exceeded"
  | "key-usage-forbids-signing"
  | "critical-extension-unknown"
  | "revoked"
  | "revocation-status-unknown"
  | "crl-stale"
  | "crl-not-yet-valid"
  | "crl-number-invalid"
  | "crl-indirect-unsupported"
  | "crl-out-of-scope"
  | "crl-signer-not-found"
  | "crl-base-missing";

/** A certificate was malformed or a path did not hold; {@link X509Error.code} says why. */
export class X509Error extends Error {
  override readonly name = "X509Error";
  /** The reason, stable across releases. */
  readonly code: X509ErrorCode;

  /** Of a path, the certificate that was refused: 0 is the leaf. Left out where no single one is to blame. */
  readonly position?: number;

  constructor(code: X509ErrorCode, message: string, options: ErrorOptions & { readonly position?: number } = {}) {
    super(message, options);
    this.code = code;
    if (options.position !== undefined) this.position = options.position;
  }
}
