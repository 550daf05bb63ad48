import { SamlError } from "../errors.js";
import { parseXmlNode } from "./parse-xml.js";
import { nodeOf, type UnverifiedElement } from "./unverified-element.js";
import type { XmlNode } from "./xml-node.js";

/**
 * Reads an element that was encrypted out of a document: its prefixes mean what they mean where it stood.
 *
 * @param place - the element that stands there now.
 * @throws {@link SamlError} as {@link parseXml}.
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-Serializing-XML | XML Encryption 1.1 §4.6}
 */
export function parseXmlWithin(text: string, place: UnverifiedElement): UnverifiedElement {
  const [element, ...others] = parseXmlNode(`<place${declarationsAt(nodeOf(place))}>${text}</place>`).children;
  if (element === undefined || typeof element === "string" || others.length > 0) {
    throw new SamlError("xml-not-well-formed", "The text is not one element.");
  }
  return element as unknown as UnverifiedElement;
}

function declarationsAt(place: XmlNode): string {
  const declared = new Map<string, string>();
  for (let node: XmlNode | undefined = place; node !== undefined; node = node.parent) {
    for (const { prefix, uri } of node.declarations) if (!declared.has(prefix)) declared.set(prefix, uri);
  }
  // What the reader takes for a namespace holds nothing that would have to be escaped.
  return [...declared].map(([prefix, uri]) => ` xmlns${prefix && ":"}${prefix}="${uri}"`).join("");
}
