import { WorkspacesError } from "../errors.js";
import type { PolicyCondition, PolicyDocument, PolicyPatterns, PolicyStatement } from "./policy-document.js";

/**
 * Reads a policy of IAM: an object, JSON text, or the percent-encoded JSON text that IAM's API answers with.
 *
 * Says nothing about whether IAM would store the policy. Elements that are not known are kept by name, for
 * `decidePolicy` to say that it did not understand them.
 *
 * @throws {@link WorkspacesError} `policy-too-long`, `policy-not-json`, `policy-version-unknown` or `policy-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html | Grammar of the IAM JSON policy language}
 */
export function parsePolicyDocument(json: unknown): PolicyDocument {
  const { Version, Statement, ...others } = record(typeof json === "string" ? parseText(json) : json);
  return {
    version: version(Version),
    statements: (Array.isArray(Statement) ? Statement : [Statement]).map(statement),
    unknownElements: Object.keys(others).filter((element) => element !== "Id"),
  };
}

function parseText(text: string): unknown {
  if (text.length > maximumLength) {
    throw new WorkspacesError("policy-too-long", "The policy is longer than the 131072 characters that IAM takes.");
  }
  try {
    return JSON.parse(text.startsWith("%7B") ? decodeURIComponent(text) : text);
  } catch (cause) {
    throw new WorkspacesError("policy-not-json", "The policy is not JSON, nor percent-encoded JSON.", { cause });
  }
}

/** A date of today is the usual mistake: `Version` names the language of the policy, not the policy. */
function version(value: unknown): string {
  if (value === undefined) return "2008-10-17";
  if (value === "2012-10-17" || value === "2008-10-17") return value;
  throw new WorkspacesError("policy-version-unknown", "Version of the policy is not 2012-10-17, nor 2008-10-17.");
}

function statement(value: unknown): PolicyStatement {
  const { Sid, Effect, Principal, Action, NotAction, Resource, NotResource, Condition, ...unknown } = record(value);
  if (Effect !== "Allow" && Effect !== "Deny") throw malformed("Effect of a statement is neither Allow nor Deny.");
  const action = patterns(Action, NotAction, "Action");
  if (action === undefined) throw malformed("A statement has neither Action nor NotAction.");
  const resource = patterns(Resource, NotResource, "Resource");
  return {
    ...(Sid !== undefined && { sid: string(Sid) }),
    effect: Effect,
    ...(Principal !== undefined && { principal: principal(Principal) }),
    action,
    ...(resource && { resource }),
    conditions: Condition === undefined ? [] : conditions(Condition),
    unknownElements: Object.keys(unknown),
  };
}

function principal(value: unknown): NonNullable<PolicyStatement["principal"]> {
  if (value === "*") return value;
  return Object.fromEntries(Object.entries(record(value)).map(([type, names]) => [type, list(names).map(string)]));
}

function patterns(plain: unknown, negated: unknown, element: string): PolicyPatterns | undefined {
  if (plain !== undefined && negated !== undefined) {
    throw malformed(`A statement has both ${element} and Not${element}.`);
  }
  if (plain !== undefined) return { negated: false, patterns: filledList(plain) };
  if (negated !== undefined) return { negated: true, patterns: filledList(negated) };
  return undefined;
}

function conditions(value: unknown): PolicyCondition[] {
  return Object.entries(record(value)).flatMap(([operator, keys]) =>
    Object.entries(record(keys)).map(([key, values]) => ({ operator, key, values: list(values).map(scalar) })),
  );
}

function record(value: unknown): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return value as Record<string, unknown>;
  throw malformed("The policy, a statement of it, its Principal or its Condition is not a JSON object.");
}

function list(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}

/** An empty list is no way to say «nothing», nor, in `NotAction`, «everything»: IAM refuses it. */
function filledList(value: unknown): string[] {
  const items = list(value).map(string);
  if (items.length === 0) throw malformed("A list of actions or resources is empty.");
  return items;
}

function string(value: unknown): string {
  if (typeof value === "string") return value;
  throw malformed("A Sid, principal, action or resource of the policy is not a string.");
}

/** Values of conditions may be written as JSON booleans and numbers; AWS compares their text. */
function scalar(value: unknown): string {
  if (typeof value === "string" || typeof value === "boolean" || typeof value === "number") return String(value);
  throw malformed("The value of a condition is neither a string, nor a boolean, nor a number.");
}

function malformed(message: string): WorkspacesError {
  return new WorkspacesError("policy-malformed", message);
}

/** Of `policyDocumentType` in the IAM API Reference, July 2026; the quotas of stored policies are smaller. */
const maximumLength = 131_072;
