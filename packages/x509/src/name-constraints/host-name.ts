/**
 * Reads a host name for comparison: lower case, labels of letters, digits, hyphens and underscores; `undefined` for anything else.
 * Underscores are no host's, but cannot be misread.
 */
export function readHostName(text: string): string | undefined {
  const name = text.toLowerCase();
  return name.length <= 253 && hostName.test(name) ? name : undefined;
}

const label = "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?";
const hostName = new RegExp(`^${label}(?:\\.${label})*$`);
