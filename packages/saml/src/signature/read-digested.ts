import { alreadyLimited } from "../xml/limits.js";
import { parseXmlNode } from "../xml/parse-xml.js";
import { asReadElement, type ReadElement } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";

/**
 * Opens what a signature covers: the tree that its canonical form has, whatever stands elsewhere in the document.
 *
 * @param canonical - the element without its signature in canonical form: what was digested.
 */
export function readDigested(canonical: string, apex: XmlNode, signature: XmlNode): ReadElement {
  // The very characters that were read already need not be read again: they would give the same tree.
  if (canonical === sourceWithout(signature, apex)) return asReadElement(copyWithout(signature, apex));
  return asReadElement(parseXmlNode(encoder.encode(canonical), { limits: alreadyLimited }));
}

function sourceWithout(signature: XmlNode, { source, start }: XmlNode): string {
  const at = signature.start - start;
  return source.slice(0, at) + source.slice(at + signature.source.length);
}

function copyWithout(signature: XmlNode, apex: XmlNode): XmlNode {
  const children: (XmlNode | string)[] = [];
  for (const child of apex.children) {
    const previous = children.at(-1);
    // What stood before the signature and what stood behind it are one run of characters now.
    if (typeof child === "string" && typeof previous === "string") children[children.length - 1] = previous + child;
    else if (child !== signature) children.push(child);
  }
  return copyOf({ ...apex, children }, undefined);
}

/** Copies an element, so that no way leads back into the document. */
function copyOf(node: XmlNode, parent: XmlNode | undefined): XmlNode {
  const copy = { ...node, parent };
  copy.children = node.children.map((child) => (typeof child === "string" ? child : copyOf(child, copy)));
  return copy;
}

const encoder = new TextEncoder();
