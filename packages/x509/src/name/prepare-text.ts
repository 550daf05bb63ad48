/**
 * Prepares a character string for caseIgnoreMatch: two strings match if they are equal afterwards.
 *
 * Maps, normalizes, folds case and takes out white space that says nothing. Characters that step 4 prohibits, such as those
 * for private use, are kept: two strings that match nothing would be let through where a name is excluded.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4518#section-2 | RFC 4518 §2}
 */
export function prepareText(text: string): string {
  if (plainText.test(text)) return text.toLowerCase();
  return removeInsignificantSpace(foldCase(mapCharacters(text).normalize("NFKC")).normalize("NFKC"));
}

/** [RFC4518] §2.2: what is not seen becomes nothing, what is seen as space becomes SPACE. */
function mapCharacters(text: string): string {
  return text
    .replace(/[\t-\r\u0085\p{Z}]/gu, " ")
    .replace(/[\p{Cc}\p{Cf}\u034f\u180b-\u180d\ufe00-\ufe0f\ufffc]/gu, "");
}

/**
 * [RFC3454] Appendix B.2. To upper case and back joins letters that have several forms, such as ẞ, ß and ss; it would also
 * join i and the dotless ı, which are two letters.
 */
function foldCase(text: string): string {
  return text
    .split("ı")
    .map((part) => part.toLowerCase().toUpperCase().toLowerCase())
    .join("ı");
}

/** [RFC4518] §2.6.1: a space counts once between others and not at all at the ends, unless a combining mark stands on it. */
function removeInsignificantSpace(text: string): string {
  return text
    .replace(/ +(?!\p{M})/gu, " ")
    .replace(/^ (?!\p{M})/u, "")
    .replace(/ $/, "");
}

/** ASCII without any space that may go. */
const plainText = /^[!-~]+(?: [!-~]+)*$/;
