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
  if (canonical === sourceWithout(signature, apex)) return asReadElement(copyWithout(signature, apex, undefined));
  return asReadElement(parseXmlNode(encoder.encode(canonical), { limits: alreadyLimited }));
}

function sourceWithout(signature: XmlNode, { source, start }: XmlNode): string {
  const at = signature.start - start;
  return source.slice(0, at) + source.slice(at + signature.source.length);
}

/** Copies an element, so that no way leads back into the document. */
function copyWithout(signature: XmlNode, node: XmlNode, parent: XmlNode | undefined): XmlNode {
  const children: (XmlNode | string)[] = [];
  const copy = { ...node, children, parent };
  for (const child of node.children) {
    if (typeof child === "string") appendText(child, children);
    else if (child !== signature) children.push(copyWithout(signature, child, copy));
  }
  return copy;
}

/** What stood before the signature and what stood behind it are one run of characters now. */
function appendText(data: string, children: (XmlNode | string)[]): void {
  const last = children.at(-1);
  if (typeof last === "string") children[children.length - 1] = last + data;
  else children.push(data);
}

const encoder = new TextEncoder();
