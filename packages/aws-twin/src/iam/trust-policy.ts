import { createHash } from "node:crypto";

import {
  decideRoleAssumption,
  type PolicyCondition,
  type PolicyDecision,
  type PolicyDocument,
} from "@idpkit/workspaces";

import type { FaultCode } from "../faults/fault-code.js";
import type { RolePair } from "../sign-in/role.js";
import type { SessionTags } from "../sign-in/session-tags.js";
import type { Subject } from "../sign-in/subject.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import { readPolicy, withConditions, type PolicyInput } from "./policies.js";

/** What STS holds against a role's trust policy. */
export interface RoleRequest {
  readonly pair: RolePair;
  readonly issuer: string;
  readonly recipient: string;
  readonly subject: Subject;
  readonly tags: SessionTags;
  readonly sourceIdentity: string | undefined;
  readonly transitiveTagKeys: readonly string[];
}

/**
 * The role's trust policy lets the SAML provider assume the role, with the session tags and the source identity that the
 * assertion brings.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_iam-condition-keys.html | Keys of SAML federation}
 */
export function checkTrustPolicy(policy: PolicyInput, request: RoleRequest): Finding<undefined> {
  const document = readPolicy(policy, "trust-policy-malformed");
  const context = contextOf(request);
  const ask = (changed: PolicyDocument) =>
    decideRoleAssumption(changed, { federatedPrincipal: request.pair.providerArn, context });
  for (const { action, decision } of ask(document).decisions) {
    if (decision.outcome === "allow") continue;
    const allows = (changed: PolicyDocument) =>
      ask(changed).decisions.some((each) => each.action === action && each.decision.outcome === "allow");
    throw new Refusal(codeOf(action, decision, document, allows), decision.explanation);
  }
  return {
    says: "A statement of it allows the provider to assume the role with what the assertion brings.",
    evidence: `SAML:aud is ${request.recipient}, SAML:sub_type is ${request.subject.type}.`,
    value: undefined,
  };
}

/** The condition keys that STS fills from the assertion. */
function contextOf({ pair, issuer, recipient, subject, tags, sourceIdentity, transitiveTagKeys }: RoleRequest) {
  return {
    "SAML:aud": [recipient],
    "SAML:iss": [issuer],
    "SAML:sub": [subject.name],
    "SAML:sub_type": [subject.type],
    "SAML:namequalifier": [nameQualifier(issuer, pair.providerArn)],
    "SAML:doc": [providerOf(pair.providerArn)],
    "aws:FederatedProvider": [pair.providerArn],
    ...(tags.size > 0 && { "aws:TagKeys": [...tags.keys()] }),
    ...Object.fromEntries(Array.from(tags, ([key, value]) => [`aws:RequestTag/${key}`, [value]])),
    ...(sourceIdentity !== undefined && { "sts:SourceIdentity": [sourceIdentity] }),
    "sts:TransitiveTagKeys": transitiveTagKeys,
  };
}

/**
 * What IAM calls an issuer within one account.
 *
 * @see {@link https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithSAML.html | AssumeRoleWithSAML: NameQualifier}
 */
export function nameQualifier(issuer: string, providerArn: string): string {
  return createHash("sha1")
    .update(`${issuer}${providerOf(providerArn)}`)
    .digest("base64");
}

/** `111122223333/idp` of a provider's ARN. */
function providerOf(providerArn: string): string {
  return providerArn.replace(/^arn:[\w-]+:iam::(\d{12}):saml-provider\/(.*)$/, "$1/$2");
}

/** Which part of the policy is to blame: the one without which it would allow. */
function codeOf(
  action: string,
  decision: Extract<PolicyDecision, { outcome: "deny" }>,
  document: PolicyDocument,
  allows: (changed: PolicyDocument) => boolean,
): FaultCode {
  if (decision.reason === "explicit-deny") return "trust-policy-denies-explicitly";
  if (decision.reason === "not-understood") return "trust-policy-not-understood";
  const unconditional = withConditions(document, () => false);
  if (!allows(unconditional))
    return allows(forEverybody(unconditional)) ? "trust-policy-denies-provider" : actionCode(action);
  const only = (key: string) => withConditions(document, (condition) => isOn(condition, key));
  if (!allows(only("SAML:aud"))) return "trust-policy-denies-audience";
  return allows(only("SAML:sub_type")) ? "trust-policy-denies-condition" : "trust-policy-denies-subject-type";
}

function forEverybody(document: PolicyDocument): PolicyDocument {
  return { ...document, statements: document.statements.map((each) => ({ ...each, principal: "*" as const })) };
}

function actionCode(action: string): FaultCode {
  if (action === "sts:TagSession") return "trust-policy-denies-tag-session";
  if (action === "sts:SetSourceIdentity") return "trust-policy-denies-source-identity";
  return "trust-policy-denies-action";
}

function isOn(condition: PolicyCondition, key: string): boolean {
  return condition.key.toLowerCase() === key.toLowerCase();
}
