/**
 * Why a value does not fit Amazon WorkSpaces. Codes are API: match them, never the messages.
 *
 * One code per reason an operator would act on differently; the README says what to do for each.
 */
export type WorkspacesErrorCode =
  | "relay-state-missing"
  | "relay-state-too-long"
  | "relay-state-malformed"
  | "relay-state-not-https"
  | "relay-state-foreign-host"
  | "relay-state-foreign-path"
  | "relay-state-duplicate-parameter"
  | "relay-state-client-unknown"
  | "registration-code-missing"
  | "registration-code-plus-lost"
  | "registration-code-malformed"
  | "surrounding-whitespace"
  | "sam-account-name-malformed"
  | "mail-missing"
  | "mail-not-taggable"
  | "user-principal-name-malformed"
  | "user-principal-name-not-taggable"
  | "object-sid-missing"
  | "object-sid-malformed"
  | "domain-malformed"
  | "role-arn-malformed"
  | "provider-arn-malformed"
  | "role-provider-mismatch"
  | "session-duration-out-of-range"
  | "user-access-url-length"
  | "user-access-url-malformed";

/** Thrown for a value that Amazon WorkSpaces would refuse, or that it must never be given. */
export class WorkspacesError extends Error {
  override readonly name = "WorkspacesError";
  /** The reason, for programs. */
  readonly code: WorkspacesErrorCode;

  constructor(code: WorkspacesErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
