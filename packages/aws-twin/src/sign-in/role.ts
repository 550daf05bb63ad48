import { awsMessages } from "../walk/aws-messages.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { checkNoSurroundingWhitespace, valuesOf, type ReceivedAttribute } from "./attributes.js";

/**
 * The `Role` attribute: one pair `roleArn,providerArn`, of the role and the provider that exist.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function checkRole(
  attributes: readonly ReceivedAttribute[],
  expected: { roleArn: string; providerArn: string },
): Finding<undefined> {
  const pair = onePair(valuesOf(attributes, "Role"));
  const [roleArn, providerArn, ...rest] = pair.split(",");
  if (roleArn === undefined || providerArn === undefined || rest.length > 0) {
    throw new Refusal({
      says: awsMessages.arnInvalid,
      evidence: `The value ${quote(pair)} is not two ARNs with a comma between them.`,
      remedy: "Send the role's ARN and the SAML provider's ARN, joined by a comma, without a blank.",
    });
  }
  if (providerArn !== expected.providerArn) {
    throw new Refusal({
      says: awsMessages.providerUnknown,
      evidence: `The provider is ${quote(providerArn)}; IAM has ${quote(expected.providerArn)}.`,
      remedy: "Send the ARN of the SAML provider in IAM after the comma; the role's comes first.",
    });
  }
  if (roleArn !== expected.roleArn) {
    throw new Refusal({
      says: awsMessages.notAuthorized,
      evidence: `The role is ${quote(roleArn)}; IAM has ${quote(expected.roleArn)}.`,
      remedy: "Send the role's ARN as IAM prints it; names are compared case by case.",
    });
  }
  return { says: "Role and SAML provider are those of the account.", evidence: roleArn, value: undefined };
}

function onePair(values: readonly string[]): string {
  const [pair] = values;
  if (pair === undefined) {
    throw new Refusal({
      says: awsMessages.invalidResponse,
      evidence: "There is no attribute Role.",
      remedy: "Send the attribute https://aws.amazon.com/SAML/Attributes/Role; names are compared case by case.",
    });
  }
  if (values.length > 1) {
    throw new Refusal({
      says: "AWS sign-in shows a page on which to choose a role, and no desktop opens.",
      evidence: `The attribute Role has ${values.length} values.`,
      remedy: "Send exactly one role for WorkSpaces.",
    });
  }
  checkNoSurroundingWhitespace("Role", values);
  return pair;
}
