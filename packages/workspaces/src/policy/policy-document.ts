/** A policy of IAM, as far as the sign-in to WorkSpaces needs it: read by `parsePolicyDocument`. */
export interface PolicyDocument {
  /** `2012-10-17`, or `2008-10-17` where the document names none; policy variables work in the first only. */
  readonly version: string;
  readonly statements: readonly PolicyStatement[];
  /** Elements beside `Version`, `Id` and `Statement`. No statement of such a document allows anything. */
  readonly unknownElements: readonly string[];
}

/** One statement of a policy. */
export interface PolicyStatement {
  readonly sid?: string;
  readonly effect: "Allow" | "Deny";
  /** Whom a trust policy is about; `*` is everybody. Identity-based policies have none. */
  readonly principal?: "*" | Readonly<Record<string, readonly string[]>>;
  readonly action: PolicyPatterns;
  /** Trust policies have none. */
  readonly resource?: PolicyPatterns;
  /** All of them have to hold. */
  readonly conditions: readonly PolicyCondition[];
  /** Elements of the statement that are not read, such as `NotPrincipal`. It never allows anything. */
  readonly unknownElements: readonly string[];
}

/** The patterns of an element that has a negated twin: `Action` and `NotAction`, `Resource` and `NotResource`. */
export interface PolicyPatterns {
  readonly negated: boolean;
  readonly patterns: readonly string[];
}

/** One key of one operator in `Condition`. */
export interface PolicyCondition {
  /** As written: `StringEquals`, `ForAnyValue:StringLike`, `ArnLikeIfExists`. */
  readonly operator: string;
  /** As written: `SAML:aud`. Compared without case. */
  readonly key: string;
  /** Any of them may hold; of a negated operator, none may be equal. */
  readonly values: readonly string[];
}
