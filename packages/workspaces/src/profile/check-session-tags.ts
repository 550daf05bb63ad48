import { attributeNames, attributePrefix } from "./attribute-names.js";
import type { AttributeFinding } from "./finding.js";
import type { MatchedNames } from "./match-names.js";
import type { ProductRules } from "./rules/product-rules.js";
import { findFirst, oneValue, type Note } from "./rules/value-rule.js";

/**
 * What is asked of the session's tags as a set, and of those that are none of the product's own.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags, rules}
 */
export function checkSessionTags(rules: ProductRules, names: MatchedNames): readonly AttributeFinding[] {
  const tags = [...names.received.keys()].filter((name) => name.startsWith(rules.tagPrefix));
  return [...checkOtherTags(rules, names), ...checkCount(tags, rules), ...checkSize(tags, rules, names)];
}

/** Chaining keeps only tags that the session has. */
export function checkTransitiveTagKeys(rules: ProductRules, { received }: MatchedNames): readonly AttributeFinding[] {
  if (!rules.attributes.some(({ name }) => name === attributeNames.transitiveTagKeys)) return [];
  const keys = received.get(attributeNames.transitiveTagKeys) ?? [];
  if (!keys.some((key) => !received.has(rules.tagPrefix + key.trim()))) return [];
  return [
    {
      code: "transitive-tag-key-unknown",
      severity: "warning",
      stage: "sign-in",
      attribute: "TransitiveTagKeys",
      evidence: "It holds a key for which no session tag is sent",
      remedy: "Send the tag too, or leave the key out; AWS does not document what it does.",
    },
  ];
}

/** STS compares keys without case, so a tag that is spelt like another one but for capitals is there twice. */
function checkOtherTags(rules: ProductRules, { received, otherTags }: MatchedNames): readonly AttributeFinding[] {
  if (otherTags.length === 0) return [];
  const own = rules.attributes.map(({ name }) => name).filter((name) => received.has(name));
  const seen = new Set(own.map((name) => name.toLowerCase()));
  return otherTags.flatMap((name) => {
    const attribute = name.slice(attributePrefix.length);
    if (seen.has(name.toLowerCase())) return [{ ...duplicate, attribute }];
    seen.add(name.toLowerCase());
    return checkTag(rules, name, received.get(name) ?? []) ?? [];
  });
}

function checkTag(rules: ProductRules, name: string, [value = "", ...more]: readonly string[]) {
  const attribute = name.slice(attributePrefix.length);
  if (more.length > 0) return { ...oneValue, attribute };
  const key = name.slice(rules.tagPrefix.length);
  return findFirst(rules.tagKeyRules, attribute, key) ?? findFirst(rules.tagRules, attribute, value);
}

function checkCount(tags: readonly string[], { tagPrefix }: ProductRules): readonly AttributeFinding[] {
  if (tags.length <= maximumCount) return [];
  return [
    {
      code: "tag-count",
      severity: "fault",
      stage: "sign-in",
      attribute: everyTag(tagPrefix),
      evidence: `There are ${tags.length} tags`,
      remedy: `Send ${maximumCount} at most.`,
    },
  ];
}

function checkSize(tags: readonly string[], { tagPrefix }: ProductRules, { received }: MatchedNames) {
  const text = tags.map((name) => name.slice(tagPrefix.length) + (received.get(name)?.join("") ?? "")).join("");
  // A unit of UTF-16 becomes three octets of UTF-8 at most: what is short needs no counting.
  if (text.length * 3 <= suspectSize) return [];
  const octets = new TextEncoder().encode(text).length;
  if (octets <= suspectSize) return [];
  const finding: AttributeFinding = {
    code: "session-tags-size",
    severity: "warning",
    stage: "sign-in",
    attribute: everyTag(tagPrefix),
    evidence: `Keys and values of the tags have ${octets} octets`,
    remedy:
      "Send fewer or shorter tags if AWS answers PackedPolicyTooLarge: it packs them into a space whose size it does not " +
      "document.",
  };
  return [finding];
}

function everyTag(tagPrefix: string): string {
  return `${tagPrefix.slice(attributePrefix.length)}*`;
}

const duplicate: Note = {
  code: "tag-key-duplicate",
  severity: "fault",
  stage: "sign-in",
  evidence: "There is another tag with the same key, but for capitals",
  remedy: "Send each tag once.",
};

const maximumCount = 50;

/** STS's limit on a session policy in plain text, which goes into the same space; a guess, so only a warning. */
const suspectSize = 2048;
