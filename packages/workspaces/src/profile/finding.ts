/**
 * The part of a sign-in that a rule belongs to, in the order in which AWS comes to them: AWS sign-in and STS open the
 * session, WorkSpaces looks for the user in its directory, and the logon certificate is made of the session's tags.
 */
export type AttributeStage = "sign-in" | "directory" | "certificate";

/** Why an attribute cannot do its work. Codes are API. */
export type AttributeFaultCode =
  | "attribute-name-misspelt"
  | "attribute-multiple-values"
  | "surrounding-whitespace"
  | "name-id-missing"
  | "name-id-format-mismatch"
  | "name-id-qualified"
  | "name-id-not-user-principal-name"
  | "name-id-not-mail-address"
  | "sam-account-name-malformed"
  | "role-missing"
  | "role-pair-malformed"
  | "role-arn-malformed"
  | "provider-arn-malformed"
  | "role-provider-mismatch"
  | "role-session-name-missing"
  | "role-session-name-malformed"
  | "session-duration-out-of-range"
  | "source-identity-malformed"
  | "transitive-tag-key-malformed"
  | "tag-key-malformed"
  | "tag-key-duplicate"
  | "tag-value-malformed"
  | "tag-count"
  | "mail-missing"
  | "mail-not-taggable"
  | "user-principal-name-missing"
  | "user-principal-name-malformed"
  | "user-principal-name-not-taggable"
  | "object-sid-missing"
  | "object-sid-malformed"
  | "domain-malformed"
  | "client-user-name-not-taggable";

/** What is only a hint: AWS documents no refusal, or does not document the case at all. */
export type AttributeWarningCode =
  | "attribute-not-read"
  | "name-id-length-undocumented"
  | "role-multiple"
  | "role-order-reversed"
  | "role-partition-undocumented"
  | "session-duration-missing"
  | "source-identity-length-undocumented"
  | "transitive-tag-key-unknown"
  | "session-tags-size"
  | "object-sid-form-undocumented"
  | "client-user-name-form-undocumented";

/** A code with its weight: a fault's code may be weighed as a warning, never the other way round. */
export type AttributeVerdict =
  | { readonly severity: "fault"; readonly code: AttributeFaultCode }
  | { readonly severity: "warning"; readonly code: AttributeFaultCode | AttributeWarningCode };

/** One thing that is wrong, or may be, with the attributes of an assertion. */
export type AttributeFinding = AttributeVerdict & {
  readonly stage: AttributeStage;
  /**
   * `NameID`, `NameID@Format`, or the attribute's name without AWS's prefix, such as `PrincipalTag:Email`. A name that is
   * not AWS's own is as the sender wrote it: escape it.
   */
  readonly attribute: string;
  /** What was seen. Never holds the value, which may name a person. */
  readonly evidence: string;
  /** What to do about it, and where. */
  readonly remedy: string;
};
