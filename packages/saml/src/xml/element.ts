/** A namespace and the one prefix under which this package writes it. */
export interface XmlNamespace {
  readonly prefix: string;
  readonly uri: string;
}

/** An attribute; without a namespace, as nearly all of SAML's are, it belongs to its element. */
export interface XmlAttribute {
  readonly namespace?: XmlNamespace;
  readonly name: string;
  readonly value: string;
}

/** An element of our own tree. Names are literals of this package; values may be anybody's. */
export interface XmlElement {
  readonly namespace: XmlNamespace;
  readonly name: string;
  readonly attributes: readonly XmlAttribute[];
  readonly children: readonly (XmlElement | string)[];
}

/** Builds an element. An attribute whose value is `undefined` is left out; a string child is text. */
export function element(
  namespace: XmlNamespace,
  name: string,
  attributes: Readonly<Record<string, string | undefined>>,
  children: readonly (XmlElement | string)[],
): XmlElement {
  const present: XmlAttribute[] = [];
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== undefined) present.push({ name: attribute, value });
  }
  return { namespace, name, attributes: present, children };
}
