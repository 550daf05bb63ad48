import type { Element } from "@xmldom/xmldom";

/** The namespaces of SAML 2.0, XML Signature and XML Encryption, by their usual prefixes. */
export const namespaces = {
  saml: "urn:oasis:names:tc:SAML:2.0:assertion",
  samlp: "urn:oasis:names:tc:SAML:2.0:protocol",
  md: "urn:oasis:names:tc:SAML:2.0:metadata",
  ds: "http://www.w3.org/2000/09/xmldsig#",
  xenc: "http://www.w3.org/2001/04/xmlenc#",
  xenc11: "http://www.w3.org/2009/xmlenc11#",
} as const;

/** An element's name, as `saml:Assertion`: the prefix is ours, whatever the document calls it. */
export type QualifiedName = `${keyof typeof namespaces}:${string}`;

/** Whether an element has that name, by namespace and local name. */
export function is(element: Element, name: QualifiedName): boolean {
  const [prefix, localName] = name.split(":") as [keyof typeof namespaces, string];
  return element.namespaceURI === namespaces[prefix] && element.localName === localName;
}

/** The child elements of that name. Never descendants: what is nested deeper is somebody else's. */
export function children(parent: Element, name: QualifiedName): readonly Element[] {
  return Array.from(parent.children).filter((child) => is(child, name));
}

/** The child element of that name when there is exactly one; `undefined` when there is none or a choice. */
export function onlyChild(parent: Element | undefined, name: QualifiedName): Element | undefined {
  if (!parent) return undefined;
  const found = children(parent, name);
  return found.length === 1 ? found[0] : undefined;
}

/** The whole text of an element that holds nothing but text; `undefined` when it holds elements. */
export function text(element: Element | undefined): string | undefined {
  if (!element || element.children.length > 0) return undefined;
  return element.textContent ?? "";
}

/** An attribute without namespace, as all of SAML's and XML Signature's are. */
export function attribute(element: Element | undefined, name: string): string | undefined {
  return element?.getAttributeNS(null, name) ?? undefined;
}
