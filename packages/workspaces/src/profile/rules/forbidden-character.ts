/**
 * Names the first character that matches, and its place, so that an administrator finds it: the apostrophe of real names
 * comes in two shapes, and a letter with a combining mark looks like the letter that is allowed.
 *
 * @returns Such as `Character 2 is an apostrophe (U+0027)`; `undefined` when none matches.
 */
export function findForbiddenCharacter(value: string, forbidden: RegExp): string | undefined {
  const match = forbidden.exec(value);
  if (!match) return undefined;
  const [character] = match;
  const place = Array.from(value.slice(0, match.index)).length + 1;
  const codePoint = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, "0");
  return `Character ${place} is ${nameCharacter(character)} (U+${codePoint})`;
}

function nameCharacter(character: string): string {
  return names.get(character) ?? (/\p{M}/u.test(character) ? "a combining mark" : "a character");
}

const names: ReadonlyMap<string, string> = new Map([
  ["'", "an apostrophe"],
  ["\u2019", "a typographic apostrophe"],
  ["\\", "a backslash"],
  ["/", "a slash"],
  [",", "a comma"],
  [";", "a semicolon"],
  ["#", "a number sign"],
  ["&", "an ampersand"],
  ["%", "a percent sign"],
  ["!", "an exclamation mark"],
  ["*", "an asterisk"],
  ['"', "a quotation mark"],
  ["\t", "a tab"],
  ["\n", "a line break"],
]);
