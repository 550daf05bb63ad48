import { asReadElement, nodeOf, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";
import type { XmlNode } from "../xml/xml-node.js";

/**
 * Opens an element that no signature covers, without the content that has to be opened by itself.
 *
 * Anybody may have written what is read from it, so that only refusals may be decided on it; and of the content nothing
 * can be read here.
 */
export function readEnvelope(element: UnverifiedElement, content: readonly UnverifiedElement[]): ReadElement {
  const node = nodeOf(element);
  const left: ReadonlySet<XmlNode | string> = new Set(content.map(nodeOf));
  return asReadElement({ ...node, children: node.children.filter((child) => !left.has(child)) });
}
