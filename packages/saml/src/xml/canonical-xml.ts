import { SamlError } from "../errors.js";
import { checkMade, type XmlAttribute, type XmlElement, type XmlNamespace } from "./element.js";
import { escapeAttribute, escapeText } from "./escape.js";

/**
 * Writes an element as Exclusive XML Canonicalization would write it, without comments and without a prefix list.
 *
 * The string is at once what goes over the wire and what is digested, so nothing is ever parsed or canonicalized again.
 * It is a whole document in UTF-8: canonical form has no XML declaration.
 *
 * @throws {@link SamlError} `character-not-allowed`.
 * @see {@link https://www.w3.org/TR/xml-exc-c14n/#sec-Specification | Exclusive XML Canonicalization 1.0 §3}
 */
export function canonicalXml(element: XmlElement): string {
  return serializeElement(element, undefined);
}

/** A namespace declaration that is in force, and behind it those that were in force before. */
interface Declaration {
  readonly namespace: XmlNamespace;
  readonly earlier: Declaration | undefined;
}

function serializeElement(element: XmlElement, inherited: Declaration | undefined): string {
  const name = qualifiedName(element.namespace, element.name);
  let inForce = inherited;
  let xml = `<${name}`;
  for (const namespace of undeclared(element, inherited)) {
    xml += serializeAttribute({ name: `xmlns:${namespace.prefix}`, value: namespace.uri }, name);
    inForce = { namespace, earlier: inForce };
  }
  for (const attribute of inCanonicalOrder(element.attributes, byNamespaceThenName)) {
    xml += serializeAttribute(attribute, name);
  }
  xml += ">";
  for (const child of element.children) {
    checkMade(child);
    xml += typeof child === "string" ? text(child, name) : serializeElement(child, inForce);
  }
  // Never `<a/>`: canonical form writes both tags ([C14N] §1.1).
  return `${xml}</${name}>`;
}

function serializeAttribute({ namespace, name, value }: XmlAttribute, owner: string): string {
  const qualified = namespace === undefined ? name : qualifiedName(namespace, name);
  return ` ${qualified}="${attributeValue(value, owner, qualified)}"`;
}

/**
 * The namespaces in whose name the element or one of its attributes stands ([ExcC14N] §1.1) while no ancestor has
 * declared them. `xml` needs no declaration.
 */
function undeclared(element: XmlElement, inForce: Declaration | undefined): readonly XmlNamespace[] {
  const found = isDeclared(element.namespace, inForce) ? [] : [element.namespace];
  for (const { namespace } of element.attributes) {
    if (namespace === undefined || namespace.prefix === "xml" || isDeclared(namespace, inForce)) continue;
    if (!found.some(({ prefix }) => prefix === namespace.prefix)) found.push(namespace);
  }
  return inCanonicalOrder(found, byPrefix);
}

function isDeclared({ prefix, uri }: XmlNamespace, inForce: Declaration | undefined): boolean {
  let latest = inForce;
  while (latest !== undefined && latest.namespace.prefix !== prefix) latest = latest.earlier;
  return latest?.namespace.uri === uri;
}

function qualifiedName({ prefix }: XmlNamespace, name: string): string {
  return `${prefix}:${name}`;
}

/** Sorts what is not in order yet: nearly every list is. */
function inCanonicalOrder<T>(list: readonly T[], order: (a: T, b: T) => number): readonly T[] {
  const isSorted = list.every((item, index) => index === 0 || order(list[index - 1] as T, item) <= 0);
  return isSorted ? list : list.toSorted(order);
}

function byPrefix(a: XmlNamespace, b: XmlNamespace): number {
  return compare(a.prefix, b.prefix);
}

/** Attributes without a namespace come first: their namespace URI is empty ([C14N] §2.2). */
function byNamespaceThenName(a: XmlAttribute, b: XmlAttribute): number {
  return compare(a.namespace?.uri ?? "", b.namespace?.uri ?? "") || compare(a.name, b.name);
}

/** Names and URIs here are ASCII, so code units sort as the code points that canonical order asks for. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function text(value: string, owner: string): string {
  return notPlain.test(value) ? escapeText(checkCharacters(value, owner)) : value;
}

function attributeValue(value: string, owner: string, name: string): string {
  checkMade(value);
  return notPlain.test(value) ? escapeAttribute(checkCharacters(value, `${owner}/@${name}`)) : value;
}

/** `&#0;` is as ill-formed as the character itself, so no escape saves these ([XML] §2.2, §4.1). */
function checkCharacters(value: string, field: string): string {
  if (notChar.test(value)) {
    throw new SamlError("character-not-allowed", `${field} holds a character that XML 1.0 does not allow.`);
  }
  return value;
}

/** All but what stands for itself in text and attributes alike: one quick look settles it for nearly every value. */
const notPlain = /[^ !#-%'-;=?-\uD7FF\uE000-\uFFFD]/;

/** The complement of Char ([XML] §2.2): control characters, lone surrogates, U+FFFE and U+FFFF. */
const notChar = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
