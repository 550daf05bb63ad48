/**
 * Why a SID, a UPN or a certificate's account of either was refused.
 *
 * Codes are API: callers and tests match them, never messages. Why a logon is refused is no error, see {@link LogonDenyReason}.
 */
export type CbaErrorCode =
  "object-sid-malformed" | "user-principal-name-malformed" | "sid-extension-malformed" | "subject-alt-name-malformed";

/** A SID, a UPN or an extension that holds one was malformed; {@link CbaError.code} says which. */
export class CbaError extends Error {
  override readonly name = "CbaError";
  /** The reason, stable across releases. */
  readonly code: CbaErrorCode;

  constructor(code: CbaErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
