import { findConditionOperator, type ConditionOperator } from "./condition-operator.js";
import { fails, fits, notUnderstood, quoteValues, type Finding } from "./finding.js";
import { isArnPattern, matchesArnPattern, readPattern, type Pattern } from "./pattern.js";
import type { PolicyCondition } from "./policy-document.js";
import { contextValues, type RequestContext } from "./request-context.js";

/**
 * Whether one key of `Condition` fits the request.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-logic-multiple-context-keys-or-values.html | Conditions with several keys or values}
 */
export function findCondition(condition: PolicyCondition, version: string, context: RequestContext): Finding {
  const actual = contextValues(context, condition.key);
  if (condition.values.length === 0) return notUnderstood(`${condition.operator} on ${condition.key} has no values.`);
  if (!context.has(condition.key.toLowerCase()) && !isTold(condition.key)) {
    return notUnderstood(`Whether AWS has a value of ${quoteValues([condition.key])} is not known here.`);
  }
  if (condition.operator === "Null") return findNull(condition, actual);

  const operator = findConditionOperator(condition.operator);
  if (!operator) return notUnderstood(`The operator ${quoteValues([condition.operator])} is not known here.`);
  if (actual.length === 0) return holdsWithoutKey(operator) ? fits : fails(describe(condition, actual));
  if (actual.length > 1 && !operator.set) {
    return notUnderstood(`${condition.key} has several values, and ${condition.operator} is for one.`);
  }

  const wanted = condition.values.map((value) => readPattern(value, version, context));
  const finding = compareAll(operator, actual, wanted, condition);
  if (finding.verdict !== "fails" || version === "2012-10-17") return finding;
  const hint = condition.values.some((value) => value.includes("${")) ? ` Version ${version} knows no variables.` : "";
  return fails(finding.explanation + hint);
}

/** Of other keys AWS may have values that no assertion tells, so that nobody can say that they are missing. */
function isTold(key: string): boolean {
  return toldKeys.test(key);
}

const toldKeys =
  /^(?:saml:|sts:(?:sourceidentity|transitivetagkeys)$|aws:(?:requesttag|principaltag)\/|aws:tagkeys$|(?:workspaces|appstream):userid$)/i;

/** `Null` asks whether the key is missing. */
function findNull(condition: PolicyCondition, actual: readonly string[]): Finding {
  const wanted = condition.values.map((value) => value.toLowerCase());
  if (!wanted.every((value) => value === "true" || value === "false")) {
    return notUnderstood(`Null on ${condition.key} has a value that is neither true nor false.`);
  }
  return wanted.includes(actual.length === 0 ? "true" : "false") ? fits : fails(describe(condition, actual));
}

/** AWS lets negated operators and `ForAllValues` hold where there is nothing to compare; `ForAnyValue` never. */
function holdsWithoutKey({ ifExists, negated, set }: ConditionOperator): boolean {
  if (ifExists || set === "ForAllValues") return true;
  return negated && set === undefined;
}

function compareAll(
  operator: ConditionOperator,
  actual: readonly string[],
  wanted: readonly Pattern[],
  condition: PolicyCondition,
): Finding {
  for (const pattern of wanted) {
    if (pattern.kind === "not-understood") return notUnderstood(pattern.explanation);
    if (pattern.kind === "missing" && operator.negated) {
      return notUnderstood(`\${${pattern.variable}} is not in the request, and ${condition.operator} is negated.`);
    }
    if (pattern.kind === "pattern" && operator.compare === matchesArnPattern && !isArnPattern(pattern.tokens)) {
      return notUnderstood(`${condition.operator} on ${condition.key} has a value that is not an ARN.`);
    }
  }
  const holds = (value: string) =>
    wanted.some((pattern) => pattern.kind === "pattern" && operator.compare(value, pattern.tokens)) !==
    operator.negated;
  const all = operator.set === "ForAnyValue" ? actual.some(holds) : actual.every(holds);
  if (all) return fits;
  const missing = wanted.find((pattern) => pattern.kind === "missing");
  return fails(describe(condition, actual) + (missing ? ` \${${missing.variable}} is not in the request.` : ""));
}

/** «SAML:aud is https://…; StringEquals wants https://…». */
function describe({ key, operator, values }: PolicyCondition, actual: readonly string[]): string {
  const is = actual.length === 0 ? "is not in the request" : `is ${quoteValues(actual)}`;
  return `${quoteValues([key])} ${is}; ${operator} wants ${quoteValues(values)}.`;
}
