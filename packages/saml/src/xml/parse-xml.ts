import { SamlError } from "../errors.js";
import { decodeUtf8 } from "./decode-utf8.js";
import { messageLimits, type XmlLimits } from "./limits.js";
import { scanXml, type XmlHandler, type XmlScanOptions } from "./scan-xml.js";
import type { StartTag } from "./start-tag.js";
import type { UnverifiedElement } from "./unverified-element.js";
import type { XmlNode } from "./xml-node.js";

export interface ParseXmlOptions {
  readonly limits?: XmlLimits;
  /** Refused unless said otherwise. */
  readonly comments?: XmlScanOptions["comments"];
}

/**
 * Reads a document with the strict reader, and shows nothing of it.
 *
 * @param input - UTF-8, or a string that was decoded from it.
 * @throws {@link SamlError} the codes of {@link scanXml}, and `xml-id-repeated`.
 */
export function parseXml(input: string | Uint8Array, options: ParseXmlOptions = {}): UnverifiedElement {
  return parseXmlNode(input, options) as unknown as UnverifiedElement;
}

/** The same for those who work on the tree. */
export function parseXmlNode(input: string | Uint8Array, options: ParseXmlOptions = {}): XmlNode {
  const { limits = messageLimits, comments = "refuse" } = options;
  // Before it is decoded: a document that is too large costs nothing but its length.
  if (input.length > limits.characters * 4)
    throw new SamlError("xml-too-large", "The document is larger than is allowed.");
  const text = typeof input === "string" ? checkSurrogates(input) : decodeUtf8(input);
  const tree = new XmlTree(text);
  scanXml(tree, { limits, comments }).end(text);
  return tree.root;
}

/** Builds the light tree, and sees to it that an ID names one element. */
export class XmlTree implements XmlHandler {
  #root: GrowingNode | undefined;
  #current: GrowingNode | undefined;
  readonly #ids = new Set<string>();
  readonly #text: string;

  /** @param text - the document, if it comes in one piece. */
  constructor(text = "") {
    this.#text = text;
  }

  get root(): XmlNode {
    if (this.#root === undefined) throw new SamlError("xml-not-well-formed", "The document has no root element.");
    return this.#root;
  }

  startElement(tag: StartTag): void {
    const { qualifiedName, prefix, localName, namespaceURI, attributes, declarations, start, canonicalTag } = tag;
    for (const attribute of attributes) {
      if (isId(attribute.localName, attribute.namespaceURI)) this.#takeId(attribute.value);
    }
    const parent = this.#current;
    const children = noChildren;
    this.#current = {
      qualifiedName,
      prefix,
      localName,
      namespaceURI,
      attributes,
      declarations,
      start,
      source: "",
      canonicalTag,
      children,
      parent,
    };
    this.#root ??= this.#current;
    append(parent, this.#current);
  }

  characters(data: string): void {
    append(this.#current, data);
  }

  endElement(end?: number): void {
    if (this.#current === undefined) return;
    this.#current.source = this.#text.slice(this.#current.start, end);
    this.#current = this.#current.parent;
  }

  #takeId(id: string): void {
    if (this.#ids.has(id)) throw new SamlError("xml-id-repeated", "Two elements of the document have one ID.");
    this.#ids.add(id);
  }
}

/** A node whose children are still being read. */
interface GrowingNode extends XmlNode {
  source: string;
  children: (XmlNode | string)[];
  readonly parent: GrowingNode | undefined;
}

/** Most elements have one child or none, for which a list that can grow would be far too large. */
function append(parent: GrowingNode | undefined, child: XmlNode | string): void {
  if (parent === undefined) return;
  if (parent.children === noChildren) parent.children = [child];
  else parent.children.push(child);
}

const noChildren: (XmlNode | string)[] = [];

/** SAML writes `ID`, XML Signature and XML Encryption write `Id`, and some readers take `xml:id` for either. */
function isId(localName: string, namespaceURI: string): boolean {
  if (localName === "ID" || localName === "Id") return namespaceURI === "";
  return localName === "id" && namespaceURI === "http://www.w3.org/XML/1998/namespace";
}

function checkSurrogates(text: string): string {
  if (/\p{Surrogate}/u.test(text)) {
    throw new SamlError("xml-character-not-allowed", "The document holds half a character.");
  }
  return text;
}
