/**
 * Reads a host name for comparison: lower case, labels of letters, digits, hyphens and underscores; `undefined` for anything else.
 * Underscores are no host's, but cannot be misread.
 */
export function readHostName(text: string): string | undefined {
  // Looked at before case is folded: the Kelvin sign, which a subject may hold, becomes a k.
  return text.length <= 253 && hostName.test(text) ? text.toLowerCase() : undefined;
}

const label = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";
const hostName = new RegExp(`^${label}(?:\\.${label})*$`);
