import type { AttributeFinding, AttributeStage, AttributeVerdict } from "../finding.js";

/** One thing that is asked of a value. */
export type ValueRule = AttributeVerdict & {
  readonly stage: AttributeStage;
  readonly remedy: string;
  /** Says what is wrong without quoting the value; `undefined` when nothing is. */
  readonly find: (value: string) => string | undefined;
};

/** What is wrong whatever the value: that there is none, or more than one. */
export type Note = AttributeVerdict & {
  readonly stage: AttributeStage;
  readonly remedy: string;
  readonly evidence: string;
};

/** The first rule that the value breaks, as AWS would come to it; later ones are not asked. */
export function findFirst(rules: readonly ValueRule[], attribute: string, value: string): AttributeFinding | undefined {
  const broken = rules.find((rule) => rule.find(value) !== undefined);
  return broken && report(broken, attribute, value);
}

/** Asks again for the evidence: nearly all values are good, and those are what has to be fast. */
function report({ find, ...rule }: ValueRule, attribute: string, value: string): AttributeFinding | undefined {
  const evidence = find(value);
  return evidence === undefined ? undefined : { ...rule, attribute, evidence };
}

/** For an attribute that is as good as missing when its value is empty. */
export function notEmpty(missing: Note): ValueRule {
  return { ...missing, find: (value) => (value === "" ? "The value is empty" : undefined) };
}

/**
 * IAM answers whitespace at either end of any attribute value with «invalid SAML response», and says no more.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_saml.html | Troubleshooting SAML: invalid SAML response}
 */
export const noSurroundingWhitespace: ValueRule = {
  code: "surrounding-whitespace",
  severity: "fault",
  stage: "sign-in",
  remedy: "Remove the blank where the value comes from, and write it directly between its XML tags.",
  find: (value) => (value === value.trim() ? undefined : "The value begins or ends with whitespace"),
};

/**
 * SAML would allow several values of an attribute; STS reads one.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags, rules}
 */
export const oneValue: Note = {
  code: "attribute-multiple-values",
  severity: "fault",
  stage: "sign-in",
  evidence: "The attribute has more than one value",
  remedy: "Send one value, in one attribute.",
};
