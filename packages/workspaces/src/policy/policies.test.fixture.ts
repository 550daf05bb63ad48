import { parsePolicyDocument } from "./parse-policy-document.js";
import type { PolicyDocument } from "./policy-document.js";

export const provider = "arn:aws:iam::111122223333:saml-provider/IDP";
export const directory = "arn:aws:workspaces:eu-central-1:111122223333:directory/d-926722edaf";

/** A document of one statement, of the current version. */
export function policyOf(statement: Readonly<Record<string, unknown>>, version = "2012-10-17"): PolicyDocument {
  return parsePolicyDocument({ Version: version, Statement: [statement] });
}

/** The trust policy that the WorkSpaces Administration Guide prints in 2026 («Set up SAML 2.0», step 3). */
export const trustPolicyOf2026 = policyOf({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
  Condition: {
    StringEquals: { "SAML:sub_type": "persistent" },
    StringLike: { "SAML:aud": "https://*signin.aws.amazon.com/saml*" },
  },
});

/** As the page had it in 2025: one audience, and no type of the subject. */
export const trustPolicyOf2025 = policyOf({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: ["sts:AssumeRoleWithSAML", "sts:TagSession"],
  Condition: { StringEquals: { "SAML:aud": "https://signin.aws.amazon.com/saml" } },
});

/** As roles from before session tags have it: the type of the subject, and one action. */
export const trustPolicyOf2020 = policyOf({
  Effect: "Allow",
  Principal: { Federated: provider },
  Action: "sts:AssumeRoleWithSAML",
  Condition: { StringEquals: { "SAML:sub_type": "persistent" } },
});

/** The permission policy of the same page. */
export const streamPolicy = policyOf({
  Effect: "Allow",
  Action: "workspaces:Stream",
  Resource: directory,
  Condition: { StringEquals: { "workspaces:userId": "${saml:sub}" } },
});
