/** A block as it was read; expressions are values of JSON, and references the text `→ name`. */
interface ReadBlock {
  readonly type: string;
  readonly labels: readonly string[];
  readonly attributes: Record<string, unknown>;
  readonly blocks: ReadBlock[];
}

/**
 * Reads the part of HCL's grammar that is written here, strictly; written from HashiCorp's «HCL Native Syntax
 * Specification», and independent of the writer. `jsonencode` is evaluated, and a template is an error.
 */
export function readHcl(text: string): ReadBlock[] {
  const tokens = Array.from(text.matchAll(token), ([whole]) => whole).filter((whole) => !/^[ \t]+$/.test(whole));
  if (tokens.join("").replaceAll(/\s/g, "") !== text.replaceAll(/\s/g, "")) throw new Error("unknown characters");
  let at = 0;
  const peek = () => tokens[at];
  const take = (expected: RegExp) => {
    const next = tokens[at++] ?? "";
    if (!expected.test(next)) throw new Error(`${next} at ${String(at)}, wanted ${String(expected)}`);
    return next;
  };
  const skipLines = () => {
    while (peek() === "\n") at++;
  };

  const value = (): unknown => {
    const next = take(/./);
    if (next.startsWith('"')) return unquote(next);
    if (/^(?:true|false|null|\d+)$/.test(next)) return JSON.parse(next);
    if (next === "[") return list();
    if (next === "{") return object();
    if (!/^[a-z]/.test(next)) throw new Error(`${next} is no expression`);
    if (next !== "jsonencode") return `→ ${next}`;
    take(/^\($/);
    const encoded = value();
    take(/^\)$/);
    return JSON.stringify(encoded);
  };
  const list = () => {
    const items: unknown[] = [];
    skipLines();
    while (peek() !== "]") {
      items.push(value());
      skipLines();
      if (peek() !== "]") take(/^,$/);
      skipLines();
    }
    at++;
    return items;
  };
  const object = () => {
    const entries: [string, unknown][] = [];
    take(/^[\n}]$/);
    if (tokens[at - 1] === "}") return {};
    while (peek() !== "}") {
      const key = unquote(take(/^"/));
      take(/^=$/);
      entries.push([key, value()]);
      take(/^\n$/);
    }
    at++;
    return Object.fromEntries(entries);
  };
  const block = (type: string): ReadBlock => {
    const read: ReadBlock = { type, labels: [], attributes: {}, blocks: [] };
    const labels: string[] = [];
    while (peek() !== "{") labels.push(unquote(take(/^"/)));
    at++;
    take(/^\n$/);
    skipLines();
    while (peek() !== "}") {
      const name = take(/^[a-z]\w*$/);
      if (peek() === "=") {
        at++;
        read.attributes[name] = value();
        take(/^\n$/);
      } else {
        read.blocks.push(block(name));
      }
      skipLines();
    }
    at++;
    take(/^\n$/);
    return { ...read, labels };
  };

  const blocks: ReadBlock[] = [];
  skipLines();
  while (at < tokens.length) {
    blocks.push(block(take(/^[a-z]\w*$/)));
    skipLines();
  }
  return blocks;
}

function unquote(quoted: string): string {
  const inner = quoted.slice(1, -1);
  if (/[\n\r]/.test(inner)) throw new Error("a line break within a string");
  return inner.replaceAll(/\\u([0-9a-f]{4})|\\(.)|\$\$\{|%%\{|\$\{|%\{/g, (whole, code?: string, letter?: string) => {
    if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
    if (letter !== undefined) {
      const meaning = new Map(Object.entries({ n: "\n", r: "\r", t: "\t", '"': '"', "\\": "\\" })).get(letter);
      if (meaning === undefined) throw new Error(`HCL has no escape \\${letter}`);
      return meaning;
    }
    if (whole.length === 2) throw new Error("a template");
    return whole.slice(1);
  });
}

const token = /"(?:[^"\\]|\\.)*"|[a-z][\w.]*|\d+|[ \t]+|[^]/g;
