import type { ProductRules } from "./rules/product-rules.js";

/** One `Attribute` element of an assertion; several may have one name. */
export interface ReceivedAttribute {
  readonly name: string;
  readonly values: readonly string[];
}

/** The attributes of an assertion beside those that a product reads. */
export interface MatchedNames {
  /** Values by name as received, of all elements with that name. */
  readonly received: ReadonlyMap<string, readonly string[]>;
  /** Names of the product that somebody meant, but spelt otherwise. */
  readonly misspelt: ReadonlySet<string>;
  /** Tags that are none of the product's own, by their name. */
  readonly otherTags: readonly string[];
  /** Names that are neither of these: AWS's own that the product does not know, and somebody else's. */
  readonly unread: readonly string[];
}

/**
 * Finds for each received name what it is to the product. AWS compares names case by case, so an attribute that is spelt
 * otherwise is missing to it.
 */
export function matchNames(rules: ProductRules, attributes: readonly ReceivedAttribute[]): MatchedNames {
  const received = groupByName(attributes);
  const misspelt = new Set<string>();
  const otherTags: string[] = [];
  const unread: string[] = [];
  for (const name of received.keys()) {
    if (rules.attributes.some((each) => each.name === name)) continue;
    const meant = rules.attributes.find((each) => fold(each.name) === fold(name))?.name;
    const isMisspelt = meant !== undefined && !received.has(meant);
    if (isMisspelt) misspelt.add(meant);
    // STS has no list of tags: to it, a misspelt one is one more.
    if (name.startsWith(rules.tagPrefix)) otherTags.push(name);
    else if (!isMisspelt) unread.push(name);
  }
  return { received, misspelt, otherTags, unread };
}

function groupByName(attributes: readonly ReceivedAttribute[]): ReadonlyMap<string, readonly string[]> {
  const received = new Map<string, readonly string[]>();
  for (const { name, values } of attributes) received.set(name, [...(received.get(name) ?? []), ...values]);
  return received;
}

/** What is left of a name when capitals, blanks around it and AWS's prefix, with `http` too, do not count. */
function fold(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replace(/^https?:\/\/aws\.amazon\.com\/saml\/attributes\//, "");
}
