import { decidePolicy, type PolicyDecision, type PolicyRequest } from "./decide-policy.js";
import type { PolicyDocument } from "./policy-document.js";

/** Who wants to open a session of a role, and with what. */
export interface RoleAssumptionRequest {
  /** ARN of the SAML provider. */
  readonly federatedPrincipal: string;
  /** The condition keys; `aws:RequestTag/…` and `sts:SourceIdentity` tell which actions are asked for. */
  readonly context: PolicyRequest["context"];
}

/** What a trust policy says to each action that the assertion needs; allowed only when all of them are. */
export interface RoleAssumptionDecision {
  readonly outcome: "allow" | "deny";
  readonly decisions: readonly { readonly action: string; readonly decision: PolicyDecision }[];
}

/**
 * Decides whether a role's trust policy lets a SAML assertion open a session.
 *
 * An assertion with tags needs `sts:TagSession` and one with a source identity `sts:SetSourceIdentity`, beside
 * `sts:AssumeRoleWithSAML`. AWS names only the last in its refusal, whichever of them is missing.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Passing session tags}
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshoot SAML federation}
 */
export function decideRoleAssumption(
  trustPolicy: PolicyDocument,
  { federatedPrincipal, context }: RoleAssumptionRequest,
): RoleAssumptionDecision {
  const decisions = neededActions(context).map((action) => ({
    action,
    decision: decidePolicy([trustPolicy], { action, federatedPrincipal, context }),
  }));
  return { outcome: decisions.every(({ decision }) => decision.outcome === "allow") ? "allow" : "deny", decisions };
}

function neededActions(context: PolicyRequest["context"]): string[] {
  const keys = Object.entries(context).flatMap(([key, values]) => (values.length > 0 ? [key.toLowerCase()] : []));
  return [
    "sts:AssumeRoleWithSAML",
    ...(keys.some((key) => key.startsWith("aws:requesttag/")) ? ["sts:TagSession"] : []),
    ...(keys.includes("sts:sourceidentity") ? ["sts:SetSourceIdentity"] : []),
  ];
}
