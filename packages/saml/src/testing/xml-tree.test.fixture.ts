import type { Element } from "@xmldom/xmldom";

import { parseStrictly } from "./xml-crypto.test.fixture.js";

/** What a namespace-aware reader sees of an element: `{namespace}name`, attributes and children in order. */
export interface ReadElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (ReadElement | string)[];
}

/** Parses a document and reads all of it. */
export function readDocument(xml: string): ReadElement {
  const { documentElement } = parseStrictly(xml);
  if (documentElement === null) throw new Error("no document element");
  return readElement(documentElement);
}

/** The element at a path of local names below another. */
export function at(element: ReadElement, ...path: readonly string[]): ReadElement {
  return path.reduce((parent, localName) => {
    const found = parent.children.find((child) => typeof child !== "string" && child.name.endsWith(`}${localName}`));
    if (found === undefined || typeof found === "string") throw new Error(`no ${localName} in ${parent.name}`);
    return found;
  }, element);
}

/** The same tree without the signature, whose values differ from document to document. */
export function withoutSignature(element: ReadElement): ReadElement {
  const kept = element.children.filter((child) => typeof child === "string" || !child.name.endsWith("}Signature"));
  return { ...element, children: kept.map((child) => (typeof child === "string" ? child : withoutSignature(child))) };
}

function readElement(element: Element): ReadElement {
  const attributes = [...element.attributes].filter(({ namespaceURI }) => namespaceURI !== xmlns);
  return {
    name: expandedName(element),
    attributes: Object.fromEntries(attributes.map((attribute) => [expandedName(attribute), attribute.value])),
    children: [...element.childNodes].map((child) => {
      if (child.nodeType === child.ELEMENT_NODE) return readElement(child as Element);
      if (child.nodeType === child.TEXT_NODE) return child.nodeValue ?? "";
      throw new Error(`unexpected ${child.nodeName}`);
    }),
  };
}

function expandedName({ namespaceURI, localName }: { namespaceURI: string | null; localName: string | null }): string {
  return namespaceURI === null ? (localName ?? "") : `{${namespaceURI}}${localName ?? ""}`;
}

const xmlns = "http://www.w3.org/2000/xmlns/";
