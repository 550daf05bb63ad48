import type { XmlNode } from "./xml-node.js";

/** The value of an attribute without a namespace, as nearly all of SAML's are. */
export function attributeOf({ attributes }: Pick<XmlNode, "attributes">, name: string): string | undefined {
  return attributes.find(({ localName, namespaceURI }) => localName === name && namespaceURI === "")?.value;
}

/** The child elements of one expanded name, in document order. */
export function elementsNamed({ children }: XmlNode, uri: string, name: string): XmlNode[] {
  return children.filter(
    (child): child is XmlNode => typeof child !== "string" && child.localName === name && child.namespaceURI === uri,
  );
}
