import { SamlError } from "../errors.js";
import { declareNamespaces, resolvePrefix, type NamespaceContext } from "./namespace-context.js";
import { endOfName, splitName, type QualifiedName } from "./qualified-name.js";
import { readAttributes, type WrittenAttribute } from "./written-attributes.js";
import type { XmlNodeAttribute, XmlNamespaceDeclaration } from "./xml-node.js";

/** A start tag or an empty-element tag, with its names resolved. */
export interface StartTag extends QualifiedName {
  readonly namespaceURI: string;
  readonly attributes: readonly XmlNodeAttribute[];
  readonly declarations: readonly XmlNamespaceDeclaration[];
  /** The tag as it was written, if canonical form writes it alike wherever it has no namespace to declare. */
  readonly canonicalTag: string | undefined;
  /** What prefixes mean within the element. */
  readonly context: NamespaceContext;
  readonly isEmptyElement: boolean;
  readonly start: number;
  /** Where the text goes on. */
  readonly end: number;
}

/**
 * Reads the tag that begins with the `<` at `start` ([XML] §3.1).
 *
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-attribute-repeated`, `xml-prefix-undeclared`,
 * `xml-namespace-not-allowed`, `xml-character-not-allowed`, `xml-too-large`.
 */
export function parseStartTag(
  text: string,
  start: number,
  outer: NamespaceContext,
  maximumAttributes: number,
): StartTag {
  const nameEnd = endOfName(text, start + 1);
  const { qualifiedName, prefix, localName } = splitName(text.slice(start + 1, nameEnd));
  if (prefix === "xmlns") throw new SamlError("xml-namespace-not-allowed", "An element has the prefix xmlns.");

  const written = readAttributes(text, nameEnd, maximumAttributes);
  const { attributes, declarations } = written;
  const context = declarations.length === 0 ? outer : declareNamespaces(outer, declarations);
  resolveAttributes(attributes, context);

  const isEmptyElement = text.charCodeAt(written.end) === slash;
  const end = endOfTag(text, isEmptyElement ? written.end + 1 : written.end);
  const isCanonical = written.areCanonical && declarations.length === 0 && !isEmptyElement;
  return {
    qualifiedName,
    prefix,
    localName,
    namespaceURI: resolvePrefix(prefix, context),
    attributes,
    declarations,
    canonicalTag: isCanonical ? text.slice(start, end) : undefined,
    context,
    isEmptyElement,
    start,
    end,
  };
}

function resolveAttributes(attributes: readonly WrittenAttribute[], context: NamespaceContext): void {
  for (const attribute of attributes) {
    if (attribute.prefix !== "") attribute.namespaceURI = resolvePrefix(attribute.prefix, context);
  }
  if (attributes.length > 1) refuseRepetition(attributes);
}

/** Two attributes of one expanded name are one attribute with two values, whatever their prefixes ([XMLNames] §6.3). */
function refuseRepetition(attributes: readonly XmlNodeAttribute[]): void {
  for (let i = 1; i < attributes.length; i++) {
    for (let j = 0; j < i; j++) {
      if (attributes[i]?.localName !== attributes[j]?.localName) continue;
      if (attributes[i]?.namespaceURI !== attributes[j]?.namespaceURI) continue;
      throw new SamlError("xml-attribute-repeated", "An element has two attributes of one name.");
    }
  }
}

function endOfTag(text: string, position: number): number {
  if (text.charCodeAt(position) === greaterThanSign) return position + 1;
  throw new SamlError("xml-not-well-formed", "A tag is not closed.");
}

const slash = 0x2f;
const greaterThanSign = 0x3e;
