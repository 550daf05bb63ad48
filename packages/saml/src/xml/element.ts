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

const made = Symbol("made by this package");

/**
 * An element of our own tree. Names are literals of this package; values may be anybody's.
 *
 * Only {@link element} and {@link elementWith} make one: an object that came as a value, from JSON say, is none, whatever
 * it looks like.
 */
export interface XmlElement {
  readonly [made]: true;
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
  return elementWith(namespace, name, present, children);
}

/** Builds an element whose attributes may have namespaces. */
export function elementWith(
  namespace: XmlNamespace,
  name: string,
  attributes: readonly XmlAttribute[],
  children: readonly (XmlElement | string)[],
): XmlElement {
  return { [made]: true, namespace, name, attributes, children };
}

/**
 * Refuses what is neither text nor an element, for callers without types: it would be written with names of its own.
 *
 * @throws TypeError
 */
export function checkMade(child: XmlElement | string): void {
  if (typeof child !== "string" && !Object.hasOwn(child, made)) {
    throw new TypeError("a value of the message is neither text nor an element");
  }
}
