import { WorkspacesError } from "../errors.js";
import { statementsOf, type PolicyJson } from "./policy-json.js";

/** What a role's trust policy is made of. */
export interface TrustPolicyParts {
  /** `arn:aws:iam::111122223333:saml-provider/idp`, in the role's account. */
  readonly providerArn: string;
  /**
   * The endpoints of AWS sign-in that responses are posted to, as they stand in `Recipient`; several for failover.
   *
   * `*` stands for anything, as in `https://*.signin.aws.amazon.com/saml*`. A provider that requires encrypted
   * assertions has endpoints of its own below `/saml/acs/`.
   */
  readonly recipients: readonly [string, ...string[]];
  /** Also lets assertions name a source identity, without which AWS refuses those that do. */
  readonly sourceIdentity?: "allowed";
}

/**
 * The trust policy of the role that people open their desktop with.
 *
 * Allows `sts:TagSession` beside `sts:AssumeRoleWithSAML`, as WorkSpaces needs session tags, and takes NameIDs of the
 * persistent format only. `SAML:aud` is the assertion's `Recipient`, whatever its name says.
 *
 * @throws {@link WorkspacesError} `provider-arn-malformed`, `recipient-malformed` or `policy-too-long`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 3}
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml_assertions.html | SAML assertions for AWS}
 */
export function buildTrustPolicy({ providerArn, recipients, sourceIdentity }: TrustPolicyParts): PolicyJson {
  const [, partition] =
    /^arn:(aws|aws-us-gov):iam::\d{12}:saml-provider\/[A-Za-z0-9_.-]{1,128}$/.exec(providerArn) ?? [];
  if (partition === undefined) {
    throw new WorkspacesError("provider-arn-malformed", "The provider's ARN is not that of a SAML provider of IAM.");
  }
  for (const recipient of recipients) checkRecipient(recipient, partition);
  const audience = { "SAML:aud": recipients.length === 1 ? recipients[0] : recipients };
  const subject = { "SAML:sub_type": "persistent" };
  const policy = statementsOf({
    Effect: "Allow",
    Principal: { Federated: providerArn },
    Action: [
      "sts:AssumeRoleWithSAML",
      "sts:TagSession",
      ...(sourceIdentity === "allowed" ? ["sts:SetSourceIdentity"] : []),
    ],
    Condition: recipients.some((recipient) => recipient.includes("*"))
      ? { StringEquals: subject, StringLike: audience }
      : { StringEquals: { ...subject, ...audience } },
  });
  checkLength(policy);
  return policy;
}

function checkRecipient(recipient: string, partition: string): void {
  const shape = partition === "aws" ? commercialRecipient : govCloudRecipient;
  if (!shape.test(recipient)) {
    throw new WorkspacesError(
      "recipient-malformed",
      "A recipient is not an endpoint of AWS sign-in in the provider's partition, such as https://signin.aws.amazon.com/saml.",
    );
  }
}

/**
 * https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html, as of May 2023: 2048 characters until AWS
 * raises an account's quota, 4096 at most. The latter is refused, the former is IAM's to say.
 */
function checkLength(policy: PolicyJson): void {
  if (JSON.stringify(policy).length > 4096) {
    throw new WorkspacesError(
      "policy-too-long",
      "The trust policy has more than 4096 characters: use a pattern with *.",
    );
  }
}

/** AWS's own sample has its `*` without a full stop, to stand for the bare name as well. */
const commercialRecipient =
  /^https:\/\/(?:\*\.?|[a-z0-9-]+\.)?signin\.aws\.amazon\.com\/saml(?:\*|\/acs\/(?:\*|[A-Z0-9]+))?$/;
const govCloudRecipient =
  /^https:\/\/(?:\*\.?|[a-z0-9-]+\.)?signin\.amazonaws-us-gov\.com\/saml(?:\*|\/acs\/(?:\*|[A-Z0-9]+))?$/;
