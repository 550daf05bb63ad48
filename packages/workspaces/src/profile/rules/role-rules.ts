import { noSurroundingWhitespace, type Note, type ValueRule } from "./value-rule.js";

/**
 * The pair of the `Role` attribute: `roleArn,providerArn`, both well formed, of one account and one partition, as IAM
 * demands.
 *
 * AWS documents the role first; guides of others report that either order works, so the other one is a warning. IAM
 * allows a comma in a role's name and path; the attribute joins the pair with one, so it is refused.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export const roleRules: readonly ValueRule[] = [
  noSurroundingWhitespace,
  {
    code: "role-pair-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Join the role's ARN and the SAML provider's ARN with a comma, without a blank.",
    find: (pair) => (pair.includes(",") ? undefined : "There is no comma in it"),
  },
  {
    code: "role-arn-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Copy the role's ARN from IAM: arn:aws:iam::<12 digits>:role/<name>, without a blank beside the comma.",
    find: (pair) =>
      roleArnShape.test(splitPair(pair).roleArn) ? undefined : "The role's ARN is malformed, or holds a comma",
  },
  {
    code: "provider-arn-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy:
      "Copy the SAML provider's ARN from IAM: arn:aws:iam::<12 digits>:saml-provider/<name>, without a blank beside the " +
      "comma.",
    find: (pair) =>
      providerArnShape.test(splitPair(pair).providerArn) ? undefined : "The SAML provider's ARN is malformed",
  },
  {
    code: "role-provider-mismatch",
    severity: "fault",
    stage: "sign-in",
    remedy: "Use a role and a SAML provider of one AWS account.",
    find: findMismatch,
  },
  {
    code: "role-order-reversed",
    severity: "warning",
    stage: "sign-in",
    remedy: "Write the role's ARN first: AWS documents no other order.",
    find: (pair) => (splitPair(pair).reversed ? "The SAML provider's ARN is the first of the two" : undefined),
  },
  {
    code: "role-partition-undocumented",
    severity: "warning",
    stage: "sign-in",
    remedy: "Use a role of another partition: AWS does not document SAML for WorkSpaces in its China Regions.",
    find: (pair) => findChina(splitPair(pair).roleArn),
  },
];

/** What is asked of our own role, more strictly: nothing is signed for a partition that AWS does not document. */
export const ownRoleArnRules: readonly ValueRule[] = [
  {
    code: "role-arn-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Use a role of another partition: AWS does not document SAML for WorkSpaces in its China Regions.",
    find: findChina,
  },
];

/** Without the attribute, the response is an invalid one to AWS. */
export const roleMissing: Note = {
  code: "role-missing",
  severity: "fault",
  stage: "sign-in",
  evidence: "The attribute is not there",
  remedy: "Send https://aws.amazon.com/SAML/Attributes/Role with the pair of ARNs; the name is case-sensitive.",
};

/** AWS takes several, but asks the person to choose one on a page of its own. */
export const roleMultiple: Note = {
  code: "role-multiple",
  severity: "warning",
  stage: "sign-in",
  evidence: "There is more than one role, and AWS shows a page to choose one",
  remedy: "Send exactly one role.",
};

/** At the comma between the ARNs, where there is one: a comma within a part then stays in that part. */
function splitPair(pair: string): { roleArn: string; providerArn: string; reversed: boolean } {
  const between = pair.indexOf(",arn:");
  const comma = between === -1 ? pair.indexOf(",") : between;
  const [first, second] = [pair.slice(0, comma), pair.slice(comma + 1)];
  const reversed = first.includes(providerPart) && second.includes(rolePart);
  return reversed
    ? { roleArn: second, providerArn: first, reversed }
    : { roleArn: first, providerArn: second, reversed };
}

/** Partition and account are what stands before the kind of resource: they have to be equal together. */
function findMismatch(pair: string): string | undefined {
  const { roleArn, providerArn } = splitPair(pair);
  const account = roleArn.slice(0, roleArn.indexOf(rolePart));
  return providerArn.startsWith(account + providerPart) ? undefined : "Role and provider are of two accounts";
}

function findChina(roleArn: string): string | undefined {
  return roleArn.startsWith("arn:aws-cn:") ? "The role is in the partition aws-cn" : undefined;
}

const rolePart = ":role/";
const providerPart = ":saml-provider/";
const roleArnShape =
  /^arn:aws(?:-us-gov|-cn)?:iam::\d{12}:role\/(?:[\x21-\x2b\x2d-\x7e]{1,510}\/)?[A-Za-z0-9_+=.@-]{1,64}$/;
const providerArnShape = /^arn:aws(?:-us-gov|-cn)?:iam::\d{12}:saml-provider\/[A-Za-z0-9_.-]{1,128}$/;
