/**
 * Why a twin cannot be set up. Codes are API: match them, never the messages.
 *
 * A refused sign-in is no error: it is an answer, and {@link walkSignIn} returns it.
 */
export type AwsTwinErrorCode =
  | "acs-malformed"
  | "arn-malformed"
  | "directory-id-malformed"
  | "region-malformed"
  | "policy-malformed"
  | "decryption-key-malformed"
  | "metadata-length"
  | "metadata-malformed"
  | "metadata-entity-id"
  | "metadata-no-signing-certificate"
  | "metadata-certificate";

/** Thrown when the set-up of a twin is not one that AWS would have taken. */
export class AwsTwinError extends Error {
  override readonly name = "AwsTwinError";
  /** The reason, for programs. */
  readonly code: AwsTwinErrorCode;

  constructor(code: AwsTwinErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
