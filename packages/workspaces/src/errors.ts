import type { AttributeFaultCode } from "./profile/finding.js";

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
  | "relay-state-entity-encoded"
  | "relay-state-parameter-missing"
  | "relay-state-parameter-malformed"
  | "account-id-missing"
  | "account-id-malformed"
  | "stack-malformed"
  | "app-malformed"
  | "registration-code-missing"
  | "registration-code-plus-lost"
  | "registration-code-malformed"
  | "client-link-malformed"
  | "provider-id-malformed"
  | AttributeFaultCode
  | "user-access-url-length"
  | "user-access-url-malformed"
  | "user-access-url-is-relay-state"
  | "policy-too-long"
  | "policy-not-json"
  | "policy-version-unknown"
  | "policy-malformed"
  | "region-malformed"
  | "directory-id-malformed"
  | "provider-name-malformed"
  | "role-name-malformed"
  | "recipient-malformed"
  | "metadata-byte-order-mark"
  | "metadata-not-utf8"
  | "metadata-length"
  | "metadata-malformed"
  | "metadata-too-many-entities"
  | "metadata-too-many-keys"
  | "relay-state-parameter-name-empty"
  | "directory-login-without-saml"
  | "certificate-authority-arn-malformed"
  | "certificate-authority-subject-malformed"
  | "bucket-malformed"
  | "crl-host-malformed"
  | "crl-expiration-out-of-range";

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
