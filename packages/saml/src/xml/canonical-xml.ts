import { SamlError } from "../errors.js";
import type { XmlAttribute, XmlElement, XmlNamespace } from "./element.js";

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
  return serializeElement(element, new Map());
}

/** Namespace declarations that an ancestor has rendered: prefix to URI. */
type RenderedNamespaces = ReadonlyMap<string, string>;

function serializeElement(element: XmlElement, inherited: RenderedNamespaces): string {
  const name = qualifiedName(element.namespace, element.name);
  const declared = visiblyUsed(element).filter(({ prefix, uri }) => inherited.get(prefix) !== uri);
  const rendered = declared.length === 0 ? inherited : new Map([...inherited, ...declared.map(toEntry)]);

  let xml = `<${name}`;
  for (const { prefix, uri } of declared.sort(byPrefix)) xml += ` xmlns:${prefix}="${escapeAttribute(uri)}"`;
  for (const attribute of [...element.attributes].sort(byNamespaceThenName)) xml += serializeAttribute(attribute, name);
  xml += ">";
  for (const child of element.children) {
    xml += typeof child === "string" ? escapeText(checkCharacters(child, name)) : serializeElement(child, rendered);
  }
  // Never `<a/>`: canonical form writes both tags ([C14N] §1.1).
  return `${xml}</${name}>`;
}

function serializeAttribute({ namespace, name, value }: XmlAttribute, owner: string): string {
  const qualified = namespace === undefined ? name : qualifiedName(namespace, name);
  return ` ${qualified}="${escapeAttribute(checkCharacters(value, `${owner}/@${qualified}`))}"`;
}

/** The namespaces in whose name the element or one of its attributes stands ([ExcC14N] §1.1). `xml` needs no declaration. */
function visiblyUsed({ namespace, attributes }: XmlElement): XmlNamespace[] {
  const used = new Map([[namespace.prefix, namespace]]);
  for (const attribute of attributes) {
    if (attribute.namespace !== undefined && attribute.namespace.prefix !== "xml") {
      used.set(attribute.namespace.prefix, attribute.namespace);
    }
  }
  return [...used.values()];
}

function qualifiedName({ prefix }: XmlNamespace, name: string): string {
  return `${prefix}:${name}`;
}

function toEntry({ prefix, uri }: XmlNamespace): [string, string] {
  return [prefix, uri];
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

/** [C14N] §2.3, text nodes. */
function escapeText(text: string): string {
  if (!/[&<>\r]/.test(text)) return text;
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll("\r", "&#xD;");
}

/** [C14N] §2.3, attribute nodes. A bare `>` is canonical here. */
function escapeAttribute(value: string): string {
  if (!/[&<"\t\n\r]/.test(value)) return value;
  return value
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll('"', "&quot;")
    .replaceAll("\t", "&#x9;")
    .replaceAll("\n", "&#xA;")
    .replaceAll("\r", "&#xD;");
}

/** `&#0;` is as ill-formed as the character itself, so no escape saves these ([XML] §2.2, §4.1). */
function checkCharacters(value: string, field: string): string {
  if (notChar.test(value)) {
    throw new SamlError("character-not-allowed", `${field} holds a character that XML 1.0 does not allow.`);
  }
  return value;
}

/** The complement of Char ([XML] §2.2): control characters, lone surrogates, U+FFFE and U+FFFF. */
const notChar = /[^\t\n\r\x20-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/u;
