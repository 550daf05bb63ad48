/**
 * Why a message was not written. Codes are API: callers and tests match them, never messages.
 *
 * - `value-missing`: a required value is empty or only white space, or a required list has no member.
 * - `character-not-allowed`: a value holds a character that XML 1.0 cannot carry, not even escaped.
 * - `id-not-ncname`: an ID is not an NCName of ASCII characters.
 * - `id-repeated`: Response and Assertion have the same ID.
 * - `instant-invalid`: a `Date` is invalid, or outside the years 1 to 9999.
 * - `instants-out-of-order`: a period ends before it begins, or the authentication lies after the issue.
 * - `entity-id-too-long`: an entity ID has more than 1024 characters.
 * - `endpoint-not-allowed`: an address is neither https nor http on the loopback host.
 * - `key-unsupported`: the private key cannot make RSA-SHA256 signatures.
 * - `key-too-short`: the RSA key has fewer than 2048 bits.
 * - `certificate-malformed`: the bytes are not a DER certificate.
 * - `certificate-mismatch`: the certificate holds another public key.
 * - `metadata-too-short`: the document has fewer characters than AWS IAM takes.
 * - `saml-response-not-base64`: the value is not what `encodePostBinding` returns.
 * - `relay-state-not-allowed`: an HTML form would not submit the RelayState unaltered.
 * - `asset-url-not-allowed`: a script or style sheet is not an absolute path on the same origin.
 * - `redirect-origin-not-allowed`: neither `https:` nor the bare origin of an allowed endpoint.
 */
export type SamlErrorCode =
  | "value-missing"
  | "character-not-allowed"
  | "id-not-ncname"
  | "id-repeated"
  | "instant-invalid"
  | "instants-out-of-order"
  | "entity-id-too-long"
  | "endpoint-not-allowed"
  | "key-unsupported"
  | "key-too-short"
  | "certificate-malformed"
  | "certificate-mismatch"
  | "metadata-too-short"
  | "saml-response-not-base64"
  | "relay-state-not-allowed"
  | "asset-url-not-allowed"
  | "redirect-origin-not-allowed";

/** The only error this package throws on purpose. Its message names the field, never the value. */
export class SamlError extends Error {
  override readonly name = "SamlError";
  /** The reason, stable across releases. */
  readonly code: SamlErrorCode;

  constructor(code: SamlErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
