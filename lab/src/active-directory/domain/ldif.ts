/** An entry of the directory: its attributes by name, values in their order as octets. */
export interface Entry {
  readonly dn: string;
  readonly attributes: ReadonlyMap<string, readonly Uint8Array[]>;
}

/** The values of an attribute when it is added: text, or octets where they are no text. */
export type Attributes = Readonly<Record<string, string | Uint8Array | readonly string[]>>;

/** Writes attributes as LDIF lines; all values in base64, which no value breaks out of. */
export function serializeAttributes(attributes: Attributes): string {
  return Object.entries(attributes)
    .flatMap(([name, value]) => valuesOf(value).map((octets) => `${name}:: ${octets.toString("base64")}\n`))
    .join("");
}

/** Reads the entries that `ldbsearch` writes. */
export function parseEntries(ldif: string): readonly Entry[] {
  const unfolded = ldif.replace(/\r?\n /g, "");
  return unfolded.split(/\n\n+/).flatMap((block) => {
    const lines = block.split("\n").filter((line) => /^[\w-]+::? /.test(line));
    const [dn, ...others] = lines.map(parseLine);
    return dn?.name === "dn" ? [{ dn: new TextDecoder().decode(dn.value), attributes: group(others) }] : [];
  });
}

/** The first value of an attribute, as text; `undefined` when it has none. */
export function textOf(entry: Entry, name: string): string | undefined {
  return textsOf(entry, name)[0];
}

/** All values of an attribute, as text. */
export function textsOf({ attributes }: Entry, name: string): readonly string[] {
  return (attributes.get(name) ?? []).map((value) => new TextDecoder().decode(value));
}

interface Line {
  readonly name: string;
  readonly value: Uint8Array;
}

function parseLine(line: string): Line {
  const [name = "", value = ""] = line.split(/::? (.*)/s);
  const encoding = line.startsWith(`${name}::`) ? "base64" : "utf8";
  return { name, value: new Uint8Array(Buffer.from(value, encoding)) };
}

function group(lines: readonly Line[]): ReadonlyMap<string, readonly Uint8Array[]> {
  const attributes = new Map<string, readonly Uint8Array[]>();
  for (const { name, value } of lines) attributes.set(name, [...(attributes.get(name) ?? []), value]);
  return attributes;
}

function valuesOf(value: Attributes[string]): readonly Buffer[] {
  if (value instanceof Uint8Array) return [Buffer.from(value)];
  return [value].flat().map((text) => Buffer.from(text, "utf8"));
}
