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

/**
 * A URI without its query, user information and fragment, which may hold secrets; anything else as it is.
 *
 * Not by a parser of URLs: what it refuses may hold a password all the same, and schemes of applications carry tokens, too.
 * The reference to an element of the same document stays.
 */
export function withoutSecrets(value: string): string {
  const [beginning = ""] = /^(?:#[\w.-]*|[^?#]*)/.exec(value) ?? [];
  const shown = withoutUserInformation(beginning);
  return beginning === value ? shown : `${shown}${value.charAt(beginning.length)}…`;
}

/** Up to the last `@`, even if it stands in the path: passwords hold slashes, whatever a parser says to that. */
function withoutUserInformation(value: string): string {
  const at = value.lastIndexOf("@");
  const [scheme = ""] = /^[a-z][a-z\d+.-]*:[/\\]*/i.exec(value) ?? [];
  return at < 0 ? value : `${scheme}…${value.slice(at)}`;
}

const longest = 200;
