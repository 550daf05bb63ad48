import type { FaultCode } from "../faults/fault-code.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";
import { attributePrefix, checkNoSurroundingWhitespace, type ReceivedAttribute } from "./attributes.js";

/** The session's tags: key to value. */
export type SessionTags = ReadonlyMap<string, string>;

/**
 * The `PrincipalTag:*` attributes, by the rules of STS. Which tags WorkSpaces needs is asked by the steps that need them.
 * Of attributes that nobody reads, only the whitespace is looked at: IAM refuses it around any value.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags}
 */
export function checkSessionTags(attributes: readonly ReceivedAttribute[]): Finding<SessionTags> {
  const tags = new Map<string, string>();
  const seen = new Set<string>();
  for (const { key, values } of receivedTags(attributes)) {
    checkNoSurroundingWhitespace("tag-whitespace", `PrincipalTag:${key}`, values);
    checkKey(key, seen);
    tags.set(key, checkValue(key, values));
  }
  if (tags.size > 50) throw new Refusal("tags-too-many", `There are ${tags.size} tags; STS takes 50.`);
  for (const { name, values } of attributes) checkNoSurroundingWhitespace("attribute-whitespace", quote(name), values);
  return {
    says: "Each has one value, of characters that STS takes.",
    evidence: [...tags.keys()].join(", "),
    value: tags,
  };
}

/** The tags as they came, by key; nothing is checked. */
export function readTags(attributes: readonly ReceivedAttribute[]): SessionTags {
  return new Map(receivedTags(attributes).map(({ key, values }) => [key, values[0] ?? ""]));
}

function receivedTags(attributes: readonly ReceivedAttribute[]): readonly { key: string; values: readonly string[] }[] {
  return attributes
    .filter(({ name }) => name.startsWith(tagPrefix))
    .map(({ name, values }) => ({ key: name.slice(tagPrefix.length), values }));
}

function checkKey(key: string, seen: Set<string>): void {
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) || /^aws:/i.test(key)) {
    throw new Refusal(
      "tag-key-malformed",
      "A tag's key is empty, longer than 128 characters, holds a character that STS does not take, or begins with aws:.",
    );
  }
  // STS compares keys without case.
  if (seen.has(key.toLowerCase())) throw new Refusal("tag-key-duplicate", `The tag ${key} is there twice.`);
  seen.add(key.toLowerCase());
}

function checkValue(key: string, values: readonly string[]): string {
  const [value] = values;
  const refuse = (code: FaultCode, problem: string) => new Refusal(code, `The tag ${key} ${problem}.`);
  if (value === undefined || values.length > 1) {
    throw refuse("tag-value-not-alone", `has ${values.length} values; STS takes one`);
  }
  if (value.includes("'")) throw refuse("tag-value-characters", "holds an apostrophe");
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(value)) {
    throw refuse("tag-value-characters", "holds a character that STS does not take");
  }
  if (!/^.{0,256}$/su.test(value)) throw refuse("tag-value-length", "is longer than 256 characters");
  if (/^aws:/i.test(value)) throw refuse("tag-value-reserved", "begins with aws:");
  return value;
}

const tagPrefix = `${attributePrefix}PrincipalTag:`;
