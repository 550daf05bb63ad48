/**
 * Compiles a content model into a pattern over the children's names, each as {@link listedName} writes it.
 *
 * @param prefix - of the namespace that names without a prefix belong to.
 */
export function contentPattern(content: string, prefix: string): RegExp {
  const names = content.replace(/##\w+|[\w:]+/g, (name) => `(?:${listedName(namePattern(name, prefix))})`);
  return new RegExp(`^${names.replace(/\s+/g, "")}$`);
}

/** How an element stands in the text that the pattern is matched with. */
export function listedName(name: string): string {
  return `${name},`;
}

function namePattern(name: string, prefix: string): string {
  if (name === "##any") return "[^,]+";
  if (name === "##other") return `(?!##local|${prefix}:)[^,]+`;
  return name.includes(":") ? name : `${prefix}:${name}`;
}
