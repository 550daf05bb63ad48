import { matchesArnPattern, matchesPattern, withoutWildcards, type Pattern } from "./pattern.js";

/** How a value of a request is compared with one of a policy. */
type Comparison = (value: string, pattern: Extract<Pattern, { kind: "pattern" }>["tokens"]) => boolean;

/** What an operator of `Condition` asks, taken apart. */
export interface ConditionOperator {
  readonly compare: Comparison;
  /** `StringNotEquals` and the like: holds when the value equals none of those listed, or is missing. */
  readonly negated: boolean;
  /** Holds as well when the key is missing. */
  readonly ifExists: boolean;
  /** How a key with any number of values is asked; without one, a key has to have a single value. */
  readonly set?: "ForAnyValue" | "ForAllValues";
}

/**
 * Takes an operator's name apart; `undefined` for one that is not known here, such as those of numbers, dates and
 * addresses. `Null` is asked of keys, not of values, and is not among them.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html | Condition operators}
 */
export function findConditionOperator(name: string): ConditionOperator | undefined {
  const [, set, base, ifExists] = /^(?:(ForAnyValue|ForAllValues):)?([A-Za-z]+?)(IfExists)?$/.exec(name) ?? [];
  const comparison = base === undefined ? undefined : comparisons.get(base);
  return (
    comparison && {
      ...comparison,
      ifExists: ifExists !== undefined,
      ...((set === "ForAnyValue" || set === "ForAllValues") && { set }),
    }
  );
}

const equals: Comparison = (value, pattern) => value === withoutWildcards(pattern);
const equalsIgnoringCase: Comparison = (value, pattern) =>
  value.toLowerCase() === withoutWildcards(pattern).toLowerCase();

const comparisons: ReadonlyMap<string, Pick<ConditionOperator, "compare" | "negated">> = new Map([
  ["StringEquals", { compare: equals, negated: false }],
  ["StringNotEquals", { compare: equals, negated: true }],
  ["StringEqualsIgnoreCase", { compare: equalsIgnoringCase, negated: false }],
  ["StringNotEqualsIgnoreCase", { compare: equalsIgnoringCase, negated: true }],
  ["StringLike", { compare: matchesPattern, negated: false }],
  ["StringNotLike", { compare: matchesPattern, negated: true }],
  ["ArnEquals", { compare: matchesArnPattern, negated: false }],
  ["ArnNotEquals", { compare: matchesArnPattern, negated: true }],
  ["ArnLike", { compare: matchesArnPattern, negated: false }],
  ["ArnNotLike", { compare: matchesArnPattern, negated: true }],
  ["Bool", { compare: equalsIgnoringCase, negated: false }],
]);
