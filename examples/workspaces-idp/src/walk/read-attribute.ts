/** The value of the first attribute with this name in a page of ours, with its character references resolved. */
export function readAttribute(html: string, name: string): string {
  const [, value] = new RegExp(`\\b${name}="([^"]*)"`).exec(html) ?? [];
  if (value === undefined) throw new Error(`the page has no ${name}`);
  return value.replaceAll(/&(?:#(\d+)|#x([0-9a-f]+)|(amp|lt|gt|quot|apos));/gi, (...match: (string | undefined)[]) => {
    const [, decimal, hexadecimal = "", name] = match;
    if (name !== undefined) return namedCharacters.get(name.toLowerCase()) ?? "";
    return String.fromCodePoint(decimal === undefined ? Number.parseInt(hexadecimal, 16) : Number(decimal));
  });
}

const namedCharacters = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
