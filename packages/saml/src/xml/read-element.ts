import { asReadElement, nodeOf, type ReadElement } from "./unverified-element.js";
import type { XmlNode } from "./xml-node.js";

/** The value of an attribute without a namespace, as nearly all of SAML's are. */
export function attribute(element: ReadElement, localName: string): string | undefined {
  return namespacedAttribute(element, "", localName);
}

/** The value of an attribute with an expanded name. */
export function namespacedAttribute(element: ReadElement, uri: string, localName: string): string | undefined {
  for (const it of nodeOf(element).attributes) {
    if (it.localName === localName && it.namespaceURI === uri) return it.value;
  }
  return undefined;
}

/** All attributes without a namespace, in document order. */
export function plainAttributes(element: ReadElement): (readonly [localName: string, value: string])[] {
  const plain = nodeOf(element).attributes.filter(({ namespaceURI }) => namespaceURI === "");
  return plain.map(({ localName, value }) => [localName, value]);
}

/** The name of the element: its namespace and its local part. */
export function expandedName(element: ReadElement): { readonly namespaceURI: string; readonly localName: string } {
  const { namespaceURI, localName } = nodeOf(element);
  return { namespaceURI, localName };
}

/** All child elements, in document order. */
export function elementChildren(element: ReadElement): ReadElement[] {
  const found: ReadElement[] = [];
  for (const it of nodeOf(element).children) if (typeof it !== "string") found.push(asReadElement(it));
  return found;
}

/** The child elements of one name, in document order. */
export function children(element: ReadElement, uri: string, localName: string): ReadElement[] {
  const found: ReadElement[] = [];
  for (const it of nodeOf(element).children) if (isNamed(it, uri, localName)) found.push(asReadElement(it));
  return found;
}

/** The first child element of a name: the only one, where the schema allows no second. */
export function child(element: ReadElement, uri: string, localName: string): ReadElement | undefined {
  for (const it of nodeOf(element).children) if (isNamed(it, uri, localName)) return asReadElement(it);
  return undefined;
}

function isNamed(child: XmlNode | string, uri: string, localName: string): child is XmlNode {
  return typeof child !== "string" && child.localName === localName && child.namespaceURI === uri;
}

/** The character data of the element itself, as it stands: what its child elements hold is not part of it. */
export function text(element: ReadElement): string {
  let data = "";
  for (const it of nodeOf(element).children) if (typeof it === "string") data += it;
  return data;
}

/** All character data within the element, in document order, whichever elements it stands in. */
export function allText(element: ReadElement): string {
  return textWithin(nodeOf(element));
}

function textWithin({ children: content }: XmlNode): string {
  return content.map((it) => (typeof it === "string" ? it : textWithin(it))).join("");
}

/** The same with white space collapsed, as xs:anyURI, xs:NCName and xs:dateTime want it ([XMLSchema2] §4.3.6). */
export function collapsedText(element: ReadElement): string {
  return collapse(text(element));
}

/** The value of an attribute whose type collapses white space. */
export function collapsedAttribute(element: ReadElement, localName: string): string | undefined {
  const value = attribute(element, localName);
  return value === undefined ? undefined : collapse(value);
}

function collapse(value: string): string {
  return /[ \t\r\n]/.test(value) ? value.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "") : value;
}
