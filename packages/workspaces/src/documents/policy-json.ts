/** A value of JSON, in the spelling of AWS. */
export type Json = string | number | boolean | readonly Json[] | { readonly [key: string]: Json };

/** A policy of IAM as AWS spells it; `parsePolicyDocument` reads it. */
export interface PolicyJson {
  readonly Version: "2012-10-17";
  readonly Statement: readonly Readonly<Record<string, Json>>[];
}

/** A policy of the current version, in which variables such as `${saml:sub}` work. */
export function statementsOf(...statements: PolicyJson["Statement"]): PolicyJson {
  return { Version: "2012-10-17", Statement: statements };
}
