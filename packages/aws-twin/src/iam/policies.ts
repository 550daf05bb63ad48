import { parsePolicyDocument, WorkspacesError, type PolicyCondition, type PolicyDocument } from "@idpkit/workspaces";

import type { FaultCode } from "../faults/fault-code.js";
import { Refusal } from "../walk/refusal.js";

/** A policy as AWS prints it: an object, JSON text, or percent-encoded JSON text. */
export type PolicyInput = object | string;

/** Reads a policy, or refuses the step with `code`. */
export function readPolicy(policy: PolicyInput, code: FaultCode): PolicyDocument {
  try {
    return parsePolicyDocument(policy);
  } catch (error) {
    if (!(error instanceof WorkspacesError)) throw error;
    throw new Refusal(code, error.message);
  }
}

/** The policy with those of its conditions that `keep` names: to find out which one refuses. */
export function withConditions(policy: PolicyDocument, keep: (condition: PolicyCondition) => boolean): PolicyDocument {
  const statements = policy.statements.map((each) => ({ ...each, conditions: each.conditions.filter(keep) }));
  return { ...policy, statements };
}
