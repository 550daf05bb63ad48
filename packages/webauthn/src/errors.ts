/**
 * Why a ceremony was refused. Codes are API: callers and tests match them, never messages.
 *
 * Codes that end in `-malformed` or `-too-large` mean that the bytes are not what the standard says;
 * the others mean that they are, and say something that is not accepted.
 */
export type WebAuthnErrorCode =
  | "request-unknown"
  | "request-seal-invalid"
  | "request-expired"
  | "request-used"
  | "response-malformed"
  | "response-too-large"
  | "base64url-malformed"
  | "client-data-malformed"
  | "cbor-malformed"
  | "attestation-object-malformed"
  | "authenticator-data-malformed"
  | "public-key-malformed"
  | "public-key-unsafe"
  | "credential-type-mismatch"
  | "credential-id-malformed"
  | "credential-id-mismatch"
  | "credential-not-allowed"
  | "credential-excluded"
  | "credential-record-malformed"
  | "related-origins-malformed"
  | "user-handle-missing"
  | "user-handle-mismatch"
  | "type-mismatch"
  | "challenge-mismatch"
  | "origin-mismatch"
  | "cross-origin-refused"
  | "top-origin-refused"
  | "rp-id-hash-mismatch"
  | "user-presence-missing"
  | "user-verification-missing"
  | "backup-flags-inconsistent"
  | "backup-eligible-refused"
  | "backup-eligibility-changed"
  | "algorithm-unsupported"
  | "algorithm-not-allowed"
  | "signature-invalid"
  | "extension-malformed"
  | "extension-unsolicited"
  | "credential-protection-insufficient"
  | "large-blob-unsupported"
  | "attestation-format-unsupported"
  | "attestation-format-not-allowed"
  | "attestation-statement-malformed"
  | "attestation-algorithm-unsupported"
  | "attestation-algorithm-mismatch"
  | "attestation-signature-invalid"
  | "attestation-certificate-malformed"
  | "attestation-certificate-unfit"
  | "attestation-aaguid-mismatch"
  | "attestation-key-mismatch"
  | "attestation-nonce-mismatch"
  | "attestation-manufacturer-refused"
  | "attestation-key-unfit"
  | "attestation-device-unfit"
  | "attestation-time-mismatch"
  | "attestation-untrusted"
  | "metadata-blob-malformed"
  | "metadata-blob-too-large"
  | "metadata-untrusted"
  | "metadata-signer-mismatch"
  | "metadata-algorithm-not-allowed"
  | "metadata-signature-invalid"
  | "metadata-rollback";

/** A ceremony was refused, or a message of one could not be read. The only error that this package throws for input. */
export class WebAuthnError extends Error {
  override readonly name = "WebAuthnError";
  /** The reason, stable across releases. */
  readonly code: WebAuthnErrorCode;

  constructor(code: WebAuthnErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
