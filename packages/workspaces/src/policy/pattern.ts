import { contextValues, type RequestContext } from "./request-context.js";

/** One character to be met as it stands, or a wildcard. */
type Token = { readonly character: string } | { readonly wildcard: "*" | "?" };

/** A value of a policy with its variables filled in, ready to be compared. */
export type Pattern =
  | { readonly kind: "pattern"; readonly tokens: readonly Token[] }
  /** A variable is not in the request. */
  | { readonly kind: "missing"; readonly variable: string }
  | { readonly kind: "not-understood"; readonly explanation: string };

/**
 * Fills policy variables in and finds the wildcards.
 *
 * What a variable stands for is never read as a wildcard, so a person named `*` is nobody but that person. In policies
 * of version 2008-10-17 AWS knows no variables: `${saml:sub}` is text there, which is a classic cause of a denial.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_variables.html | IAM policy elements: Variables and tags}
 */
export function readPattern(text: string, version: string, context: RequestContext): Pattern {
  if (version !== "2012-10-17") return { kind: "pattern", tokens: Array.from(text, token) };
  const tokens: Token[] = [];
  // The group makes every second part a variable.
  for (const [index, part] of text.split(/(\$\{[^}]*\})/).entries()) {
    if (index % 2 === 1) {
      const value = variableValue(part.slice(2, -1), context);
      if (typeof value !== "string") return value;
      tokens.push(...Array.from(value, (character) => ({ character })));
    } else if (part.includes("${")) {
      return { kind: "not-understood", explanation: "A policy variable is not closed with }." };
    } else {
      tokens.push(...Array.from(part, token));
    }
  }
  return { kind: "pattern", tokens };
}

/** The same pattern with `*` and `?` as mere characters, for operators that know no wildcards. */
export function withoutWildcards(pattern: readonly Token[]): string {
  return pattern.map((token) => ("wildcard" in token ? token.wildcard : token.character)).join("");
}

/** Whether a pattern is `*` alone; a variable that stands for `*` is not. */
export function isAnything([first, ...others]: readonly Token[]): boolean {
  return first !== undefined && "wildcard" in first && first.wildcard === "*" && others.length === 0;
}

/** Whether a text is of a pattern, in time proportional to their product whatever the number of wildcards. */
export function matchesPattern(text: string, pattern: readonly Token[]): boolean {
  const characters = Array.from(text);
  let at = 0;
  let next = 0;
  let star = -1;
  let resume = 0;
  while (at < characters.length) {
    const token = pattern[next];
    if (token && "wildcard" in token && token.wildcard === "*") {
      star = next++;
      resume = at;
    } else if (token && ("wildcard" in token || token.character === characters[at])) {
      next++;
      at++;
    } else if (star >= 0) {
      next = star + 1;
      at = ++resume;
    } else {
      return false;
    }
  }
  return pattern.slice(next).every((token) => "wildcard" in token && token.wildcard === "*");
}

/**
 * Whether an ARN is of a pattern, each of its six parts on its own: a wildcard does not reach beyond its colon.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html#Conditions_ARN | ARN condition operators}
 */
export function matchesArnPattern(arn: string, pattern: readonly Token[]): boolean {
  const parts = splitAtColons(Array.from(arn), (character) => character === ":");
  const patterns = patternParts(pattern);
  return (
    parts.length === 6 &&
    patterns.length === 6 &&
    patterns.every((part, index) => matchesPattern((parts[index] ?? []).join(""), part))
  );
}

/** Whether a pattern has all six parts of an ARN. What AWS makes of others, its documentation does not say. */
export function isArnPattern(pattern: readonly Token[]): boolean {
  return patternParts(pattern).length === 6;
}

function patternParts(pattern: readonly Token[]): Token[][] {
  return splitAtColons(pattern, (token) => "character" in token && token.character === ":");
}

function token(character: string): Token {
  return character === "*" || character === "?" ? { wildcard: character } : { character };
}

function variableValue(name: string, context: RequestContext): string | Exclude<Pattern, { kind: "pattern" }> {
  if (name === "*" || name === "?" || name === "$") return name;
  const [, key, fallback] = /^([^\s,'{}$*?]+)(?:, ?'([^']*)')?$/.exec(name) ?? [];
  if (key === undefined) return { kind: "not-understood", explanation: "A policy variable is not of a known form." };
  const values = contextValues(context, key);
  if (values.length > 1) {
    return { kind: "not-understood", explanation: "A policy variable stands for a key with several values." };
  }
  return values[0] ?? fallback ?? { kind: "missing", variable: key };
}

/** At most six parts: the last of an ARN may hold colons itself. */
function splitAtColons<Item>(items: readonly Item[], isColon: (item: Item) => boolean): Item[][] {
  const parts: Item[][] = [[]];
  for (const item of items) {
    if (parts.length < 6 && isColon(item)) parts.push([]);
    else parts.at(-1)?.push(item);
  }
  return parts;
}
