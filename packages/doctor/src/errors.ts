/** Why the doctor could not begin. Codes are API: match them, never the messages. A fault that it finds is no error. */
export type DoctorErrorCode =
  | "usage"
  | "input-unreadable"
  | "input-too-large"
  | "input-not-text"
  | "capture-not-recognised"
  | "har-malformed"
  | "har-without-sign-in"
  | "har-without-body"
  | "form-without-response"
  | "json-malformed"
  | "role-malformed"
  | "role-policy-malformed"
  | "provider-malformed"
  | "decryption-key-malformed"
  | "directories-malformed"
  | "directory-not-found"
  | "directory-ambiguous"
  | "account-malformed"
  | "certificate-malformed";

/** Thrown when the command line or one of the files is not what the doctor can read. */
export class DoctorError extends Error {
  override readonly name = "DoctorError";
  /** The reason, for programs. */
  readonly code: DoctorErrorCode;

  constructor(code: DoctorErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
