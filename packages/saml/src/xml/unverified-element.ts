import { elementsNamed } from "./find-node.js";
import type { XmlNode } from "./xml-node.js";

declare const unverified: unique symbol;
declare const readable: unique symbol;

/** An element of a document that was read. It shows nothing: its values may be anybody's. */
export interface UnverifiedElement {
  readonly [unverified]: true;
}

/**
 * An element that may be read: what a signature covers and nothing else, or a message that was accepted without any. What
 * is to be known of it, the functions of `read-element.ts` tell.
 */
export interface ReadElement extends UnverifiedElement {
  readonly [readable]: true;
}

/** The tree behind either of them, for those who check and canonicalize it. */
export function nodeOf(element: UnverifiedElement): XmlNode {
  return element as unknown as XmlNode;
}

/** Opens a tree: for those who answer for what is read from it. The only place that makes a {@link ReadElement}. */
export function asReadElement(node: XmlNode): ReadElement {
  return node as unknown as ReadElement;
}

/** One child that stands at a known place: navigation, not reading. */
export function unverifiedChildren(element: UnverifiedElement, uri: string, localName: string): UnverifiedElement[] {
  return elementsNamed(nodeOf(element), uri, localName) as unknown as UnverifiedElement[];
}

/** Whether the element has this expanded name. */
export function isElement(element: UnverifiedElement, uri: string, localName: string): boolean {
  const node = nodeOf(element);
  return node.localName === localName && node.namespaceURI === uri;
}

/** All children, if they are elements alone; `undefined` if text other than white space stands between them. */
export function unverifiedContent(element: UnverifiedElement): UnverifiedElement[] | undefined {
  const { children } = nodeOf(element);
  if (children.some((child) => typeof child === "string" && /[^ \t\r\n]/.test(child))) return undefined;
  return children.filter((child) => typeof child !== "string") as unknown as UnverifiedElement[];
}
