/**
 * A value that a stranger chose, fit for a terminal: on one line, without control or formatting characters, and bounded.
 */
export function printable(value: string): string {
  const visible = value
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "\u{FFFD}")
    .replace(/ {2,}/g, " ")
    .trim();
  return visible.length > longest ? `${visible.slice(0, longest)}… (${String(value.length)} characters)` : visible;
}

/** A URL without its query, user information and fragment, which may hold secrets; anything else as it is. */
export function withoutSecrets(value: string): string {
  if (!/^https?:/i.test(value) || !URL.canParse(value)) return value;
  const { origin, pathname, search } = new URL(value);
  return `${origin}${pathname}${search === "" ? "" : "?…"}`;
}

const longest = 200;
