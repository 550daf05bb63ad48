import { found, quote, Refusal, type Finding } from "../walk/refusal.js";
import { checkNoSurroundingWhitespace, valuesOf, type ReceivedAttribute } from "./attributes.js";

/** The role that is asked for and the provider that vouches, as ARNs. */
export interface RolePair {
  readonly roleArn: string;
  readonly providerArn: string;
}

/**
 * The `Role` attribute: one pair `roleArn,providerArn`, of the role and the provider that exist.
 *
 * @param expected - Those of the account; what is not given is not compared.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function checkRole(
  attributes: readonly ReceivedAttribute[],
  expected: { readonly [Name in keyof RolePair]: string | undefined },
): Finding<RolePair> {
  const value = onePair(valuesOf(attributes, "Role"));
  const { reversed, ...pair } = readPair(value);
  if (pair.providerArn !== (expected.providerArn ?? pair.providerArn)) {
    throw new Refusal(
      "provider-unknown",
      `The provider is ${quote(pair.providerArn)}; IAM has ${quote(expected.providerArn)}.`,
    );
  }
  if (pair.roleArn !== (expected.roleArn ?? pair.roleArn)) {
    throw new Refusal("role-unknown", `The role is ${quote(pair.roleArn)}; IAM has ${quote(expected.roleArn)}.`);
  }
  if (accountOf(pair.roleArn) !== accountOf(pair.providerArn)) {
    throw new Refusal("role-other-account", `They are ${quote(value)}.`);
  }
  return {
    says: "One role, and a SAML provider of the same account.",
    evidence: pair.roleArn,
    warnings: reversed ? [found("role-pair-reversed", `They are ${quote(value)}.`)] : [],
    value: pair,
  };
}

function onePair(values: readonly string[]): string {
  const [pair] = values;
  if (pair === undefined) throw new Refusal("role-missing", "There is no attribute Role.");
  if (values.length > 1) throw new Refusal("role-not-alone", `The attribute Role has ${values.length} values.`);
  checkNoSurroundingWhitespace("role-whitespace", "Role", values);
  return pair;
}

function readPair(value: string): RolePair & { reversed: boolean } {
  const [first = "", second = "", ...rest] = value.split(",");
  if (rest.length === 0 && roleArn.test(first) && providerArn.test(second)) {
    return { roleArn: first, providerArn: second, reversed: false };
  }
  if (rest.length === 0 && providerArn.test(first) && roleArn.test(second)) {
    return { roleArn: second, providerArn: first, reversed: true };
  }
  throw new Refusal("role-pair-malformed", `The value ${quote(value)} is not two ARNs with a comma between them.`);
}

/** With its partition: account numbers are of one partition each. */
function accountOf(arn: string): string {
  return arn.split(":", 5).join(":");
}

const roleArn = /^arn:aws(?:-us-gov|-cn)?:iam::\d{12}:role\/[\w+=.@/-]{1,576}$/;
const providerArn = /^arn:aws(?:-us-gov|-cn)?:iam::\d{12}:saml-provider\/[\w.-]{1,128}$/;
