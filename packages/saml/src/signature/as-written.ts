import { escapeAttribute } from "../xml/escape.js";
import type { XmlNode } from "../xml/xml-node.js";

/**
 * Whether the canonical form of an element has the very characters of the document, but for the declaration of its own
 * prefix, which may stand further up there.
 *
 * The tree that was read from the document is then the one that the canonical form has: each name in it is bound by the same
 * declaration, as canonical form would otherwise declare a prefix that the document does not.
 *
 * @param canonical - by exclusive canonicalization.
 */
export function isAsWritten(canonical: string, node: XmlNode): boolean {
  const { source, qualifiedName, prefix, namespaceURI } = node;
  if (canonical === source) return true;
  const nameEnd = `<${qualifiedName}`.length;
  const declaration = ` ${prefix === "" ? "xmlns" : `xmlns:${prefix}`}="${escapeAttribute(namespaceURI)}"`;
  return canonical === source.slice(0, nameEnd) + declaration + source.slice(nameEnd);
}
