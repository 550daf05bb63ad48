import { awsMessages } from "../walk/aws-messages.js";
import { Refusal, type Finding } from "../walk/refusal.js";
import { attributePrefix, checkNoSurroundingWhitespace, type ReceivedAttribute } from "./attributes.js";

/** The session's tags: key to value. */
export type SessionTags = ReadonlyMap<string, string>;

/**
 * The `PrincipalTag:*` attributes, by the rules of STS. Which tags WorkSpaces needs is asked by the steps that need them.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags}
 */
export function checkSessionTags(attributes: readonly ReceivedAttribute[]): Finding<SessionTags> {
  const tags = new Map<string, string>();
  const seen = new Set<string>();
  for (const { name, values } of attributes) {
    if (!name.startsWith(tagPrefix)) continue;
    const key = name.slice(tagPrefix.length);
    checkNoSurroundingWhitespace(`PrincipalTag:${key}`, values);
    checkKey(key, seen);
    tags.set(key, checkValue(key, values));
  }
  if (tags.size > 50) throw refuse(`There are ${tags.size} tags; STS takes 50.`);
  return {
    says: "Each has one value, of characters that STS takes.",
    evidence: [...tags.keys()].join(", "),
    value: tags,
  };
}

function checkKey(key: string, seen: Set<string>): void {
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/u.test(key) || /^aws:/i.test(key)) {
    throw refuse(
      "A tag's key is longer than 128 characters, holds a character that STS does not take, or begins with aws:.",
    );
  }
  // STS compares keys without case.
  if (seen.has(key.toLowerCase())) throw refuse(`The tag ${key} is there twice.`);
  seen.add(key.toLowerCase());
}

function checkValue(key: string, values: readonly string[]): string {
  const [value] = values;
  if (value === undefined || values.length > 1)
    throw refuse(`The tag ${key} has ${values.length} values; STS takes one.`);
  if (value.includes("'")) throw refuse(`The tag ${key} holds an apostrophe.`);
  if (!/^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u.test(value))
    throw refuse(`The tag ${key} holds a character that STS does not take.`);
  if (!/^.{0,256}$/su.test(value)) throw refuse(`The tag ${key} is longer than 256 characters.`);
  if (/^aws:/i.test(value)) throw refuse(`The tag ${key} begins with aws:.`);
  return value;
}

function refuse(evidence: string): Refusal {
  return new Refusal({
    says: awsMessages.tagsInvalid,
    evidence,
    remedy:
      "Send one value per tag, of letters, digits, blanks and _.:/=+-@; an address with an apostrophe has to change in " +
      "Active Directory, as WorkSpaces compares the two.",
  });
}

const tagPrefix = `${attributePrefix}PrincipalTag:`;
