import type { AttributeFaultCode } from "../finding.js";
import { findForbiddenCharacter } from "./forbidden-character.js";
import { noSurroundingWhitespace, type ValueRule } from "./value-rule.js";

/**
 * Session tags take letters, blanks, digits and `_.:/=+-@`, at most 256 characters, not beginning with `aws:`; a value
 * may be empty. Anything else makes AWS refuse the whole sign-in with «Unable to validate tags».
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_session-tags.html | Session tags, rules}
 */
export function tagValueRules(code: AttributeFaultCode, remedy: string): readonly ValueRule[] {
  return [
    noSurroundingWhitespace,
    { code, severity: "fault", stage: "sign-in", remedy, find: (value) => findTagProblem(value, 256) },
  ];
}

/** The same of a tag's key, which has 1 to 128 characters. */
export const tagKeyRules: readonly ValueRule[] = [
  {
    code: "tag-key-malformed",
    severity: "fault",
    stage: "sign-in",
    remedy: "Give the tag a key of 1 to 128 letters, digits, blanks and _.:/=+-@, or leave it out.",
    find: findTagKeyProblem,
  },
];

/** What is wrong with a tag's key, if anything is. */
export function findTagKeyProblem(key: string): string | undefined {
  return key === "" ? "The key is empty" : findTagProblem(key, 128);
}

function findTagProblem(text: string, maximum: number): string | undefined {
  const character = findForbiddenCharacter(text, notTaggable);
  if (character !== undefined) return `${character}; a session tag takes letters, blanks, digits and _.:/=+-@`;
  // Characters, not the units of UTF-16 that length counts: text.length is only a quick way out.
  if (text.length > maximum && Array.from(text).length > maximum) return `It is longer than ${maximum} characters`;
  return /^aws:/i.test(text) ? "It begins with «aws:», which AWS keeps for itself" : undefined;
}

const notTaggable = /[^\p{L}\p{Z}\p{N}_.:/=+\-@]/u;
