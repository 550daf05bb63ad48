/**
 * A text that is safe to print: what a terminal would obey, or what turns the direction of writing, is shown as `\u{…}`.
 *
 * Evidence quotes messages of strangers, and a relay state may hold any character.
 */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu,
    (character) => `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`,
  );
}
