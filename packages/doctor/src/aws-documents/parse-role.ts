import type { PolicyInput, SignInEvidence } from "@idpkit/aws-twin";

import { DoctorError } from "../errors.js";
import { parseJson } from "../json/parse-json.js";
import { isRecord } from "../json/record.js";
import { isPolicy } from "./policy.js";

/** What is known of the role in IAM. */
export type RoleEvidence = NonNullable<SignInEvidence["role"]>;

/**
 * Reads the output of `aws iam get-role`, the role in it, or a trust policy alone. The policy may be percent-encoded, as
 * the API has it.
 *
 * @throws {@link DoctorError} `json-malformed` or `role-malformed`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRole.html | GetRole}
 */
export function parseRole(text: string): RoleEvidence {
  const document = parseJson(text);
  if (isPolicy(document)) return { trustPolicy: document };
  const role = isRecord(document) && isRecord(document["Role"]) ? document["Role"] : document;
  const { Arn: arn, AssumeRolePolicyDocument: trustPolicy, MaxSessionDuration: seconds } = isRecord(role) ? role : {};
  if (typeof arn !== "string" || !isPolicy(trustPolicy)) {
    throw new DoctorError("role-malformed", "this is not what «aws iam get-role» prints, and no trust policy");
  }
  return { arn, trustPolicy, ...(typeof seconds === "number" && { maximumSessionSeconds: seconds }) };
}

/**
 * Reads a permission policy of the role: the output of `aws iam get-role-policy` or `aws iam get-policy-version`, or the
 * policy alone.
 *
 * @throws {@link DoctorError} `json-malformed` or `role-policy-malformed`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_GetRolePolicy.html | GetRolePolicy}
 */
export function parseRolePolicy(text: string): PolicyInput {
  const document = parseJson(text);
  if (isPolicy(document)) return document;
  const { PolicyDocument: inline, PolicyVersion: version } = isRecord(document) ? document : {};
  const policy = isRecord(version) ? version["Document"] : inline;
  if (isPolicy(policy)) return policy;
  throw new DoctorError("role-policy-malformed", "this is not what «aws iam get-role-policy» prints, and no policy");
}
