import { SamlError } from "../errors.js";
import { escapeAttribute, escapeText } from "./escape.js";
import type { XmlNamespaceDeclaration, XmlNode, XmlNodeAttribute } from "./xml-node.js";

/** How a subtree becomes octets. */
export interface CanonicalizeOptions {
  /** A child of the apex that is left out, as the enveloped-signature transform does ([XMLSig] §6.6.4). */
  readonly without?: XmlNode;
  /** InclusiveNamespaces PrefixList: prefixes that are written wherever they are declared, used or not ([ExcC14N] §2.1). */
  readonly inclusivePrefixes?: readonly string[];
}

/**
 * Writes the element of a tree that was read in Exclusive XML Canonicalization, without comments, which no tree has.
 *
 * @throws {@link SamlError} `xml-too-large`.
 * @see {@link https://www.w3.org/TR/xml-exc-c14n/#sec-Specification | Exclusive XML Canonicalization 1.0 §3}
 */
export function canonicalize(apex: XmlNode, options: CanonicalizeOptions = {}): string {
  const inclusive = inclusivePrefixes(options.inclusivePrefixes ?? []);
  const startTag = canonicalStartTag(apex, noneRendered, inclusive, inScope(apex, inclusive));
  return writeElement(apex, startTag, { inclusive, without: options.without });
}

interface Writing {
  readonly inclusive: InclusivePrefixes;
  readonly without: XmlNode | undefined;
}

function writeElement(node: XmlNode, tag: CanonicalStartTag, writing: Writing): string {
  let { xml } = tag;
  for (const child of node.children) {
    if (typeof child === "string") xml += escapeText(child);
    else if (child !== writing.without) {
      xml += writeElement(child, canonicalStartTag(child, tag.rendered, writing.inclusive), writing);
    }
    if (xml.length > longestForm) throw new SamlError("xml-too-large", "The canonical form is longer than is allowed.");
  }
  return xml + canonicalEndTag(node);
}

/** Prefixes of an InclusiveNamespaces PrefixList, that of the default namespace being empty. */
export type InclusivePrefixes = ReadonlySet<string>;

/** A namespace declaration that an element has rendered, and behind it those of its ancestors. */
interface RenderedNamespace extends XmlNamespaceDeclaration {
  readonly outer: RenderedNamespaces;
}

/** What is declared at one place of canonical form, the nearest first. */
export type RenderedNamespaces = RenderedNamespace | undefined;

/** An element as its start tag shows it. */
export type XmlTag = Pick<
  XmlNode,
  "qualifiedName" | "prefix" | "namespaceURI" | "attributes" | "declarations" | "canonicalTag"
>;

/** A start tag in canonical form. */
export interface CanonicalStartTag {
  readonly xml: string;
  /** What is declared within the element. */
  readonly rendered: RenderedNamespaces;
}

/** Reads a PrefixList ([ExcC14N] §4). */
export function inclusivePrefixes(prefixList: readonly string[]): InclusivePrefixes {
  return new Set(prefixList.map((prefix) => (prefix === "#default" ? "" : prefix)));
}

/**
 * Writes one start tag: for those who canonicalize a document that they never hold as a whole, too.
 *
 * @param outer - of the parent; {@link noneRendered} for the apex.
 * @param inherited - what the inclusive prefixes mean where the apex was cut out.
 */
export function canonicalStartTag(
  tag: XmlTag,
  outer: RenderedNamespaces,
  inclusive: InclusivePrefixes,
  inherited: readonly XmlNamespaceDeclaration[] = [],
): CanonicalStartTag {
  const rendered = renderNamespaces(tag, outer, inclusive, inherited);
  if (rendered === outer && tag.canonicalTag !== undefined) return { xml: tag.canonicalTag, rendered };

  let xml = `<${tag.qualifiedName}`;
  for (let own = rendered; own !== outer && own !== undefined; own = own.outer) {
    xml += ` ${own.prefix === "" ? "xmlns" : `xmlns:${own.prefix}`}="${escapeAttribute(own.uri)}"`;
  }
  for (const { qualifiedName, value } of inCanonicalOrder(tag.attributes)) {
    xml += ` ${qualifiedName}="${escapeAttribute(value)}"`;
  }
  return { xml: `${xml}>`, rendered };
}

/** Writes the end tag. There is no other form: canonical form has no empty-element tags ([C14N] §1.1). */
export function canonicalEndTag({ qualifiedName }: XmlTag): string {
  return `</${qualifiedName}>`;
}

/**
 * Adds what the element has to declare: the namespaces of its own name and those of its attributes, which are visibly
 * utilized ([ExcC14N] §1.1), and what it says itself of the inclusive prefixes.
 */
function renderNamespaces(
  tag: XmlTag,
  outer: RenderedNamespaces,
  inclusive: InclusivePrefixes,
  inherited: readonly XmlNamespaceDeclaration[],
): RenderedNamespaces {
  let rendered = render(tag.prefix, tag.namespaceURI, outer, outer);
  for (const { prefix, namespaceURI } of tag.attributes) {
    if (prefix !== "") rendered = render(prefix, namespaceURI, rendered, outer);
  }
  if (inclusive.size === 0) return rendered;
  for (const { prefix, uri } of inherited) rendered = render(prefix, uri, rendered, outer);
  for (const { prefix, uri } of tag.declarations) {
    if (inclusive.has(prefix)) rendered = render(prefix, uri, rendered, outer);
  }
  return rendered;
}

/** Adds a declaration, unless it is in force already; `xml` always is. Those of one element stay sorted by prefix. */
function render(
  prefix: string,
  uri: string,
  rendered: RenderedNamespaces,
  outer: RenderedNamespaces,
): RenderedNamespaces {
  return prefix === "xml" || uriOf(prefix, rendered) === uri ? rendered : insert({ prefix, uri }, rendered, outer);
}

/** Without a rendered default there is none to take away ([ExcC14N] §3). */
function uriOf(prefix: string, rendered: RenderedNamespaces): string | undefined {
  for (let nearest = rendered; nearest !== undefined; nearest = nearest.outer) {
    if (nearest.prefix === prefix) return nearest.uri;
  }
  return prefix === "" ? "" : undefined;
}

function insert(
  { prefix, uri }: XmlNamespaceDeclaration,
  rendered: RenderedNamespaces,
  outer: RenderedNamespaces,
): RenderedNamespace {
  if (rendered === undefined || rendered === outer || prefix < rendered.prefix) return { prefix, uri, outer: rendered };
  return { prefix: rendered.prefix, uri: rendered.uri, outer: insert({ prefix, uri }, rendered.outer, outer) };
}

/** What the inclusive prefixes mean at the apex, the nearest declaration counting. */
function inScope(apex: XmlNode, inclusive: InclusivePrefixes): XmlNamespaceDeclaration[] {
  const found = new Map<string, XmlNamespaceDeclaration>();
  if (inclusive.size === 0) return [];
  for (let node: XmlNode | undefined = apex; node !== undefined; node = node.parent) {
    for (const declaration of node.declarations) {
      const { prefix } = declaration;
      if (inclusive.has(prefix) && !found.has(prefix)) found.set(prefix, declaration);
    }
  }
  return [...found.values()];
}

/** By namespace URI and then by local name; those without a namespace first ([C14N] §2.2). */
function inCanonicalOrder(attributes: readonly XmlNodeAttribute[]): readonly XmlNodeAttribute[] {
  return attributes.length < 2 ? attributes : attributes.toSorted(byNamespaceThenName);
}

function byNamespaceThenName(a: XmlNodeAttribute, b: XmlNodeAttribute): number {
  return compare(a.namespaceURI, b.namespaceURI) || compare(a.localName, b.localName);
}

/** The reader takes no name or namespace beyond the basic plane, so code units sort as code points do. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** Above the apex nothing is rendered. */
export const noneRendered: RenderedNamespaces = undefined;

/** Sixteen times as long as the longest message: a namespace is written again wherever it is used anew. */
const longestForm = 16_777_216;
