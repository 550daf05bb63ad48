import { SamlError } from "../errors.js";
import { attributeValue, skipSpace } from "./characters.js";
import { checkDeclaration } from "./namespace-context.js";
import { endOfName, splitName } from "./qualified-name.js";
import type { XmlNamespaceDeclaration, XmlNodeAttribute } from "./xml-node.js";

/** An attribute as it stands in its tag. */
export interface WrittenAttribute extends XmlNodeAttribute {
  /** Not known before the whole tag was read: what the prefix means may stand behind the attribute. */
  namespaceURI: string;
  /** Whether canonical form writes it with the same characters. */
  readonly isCanonical: boolean;
  /** Where it ends. */
  readonly end: number;
}

/** What stands between the name of a tag and its end. */
export interface WrittenAttributes {
  readonly attributes: readonly WrittenAttribute[];
  readonly declarations: readonly XmlNamespaceDeclaration[];
  /** Whether canonical form writes all of it with the same characters, as long as there is nothing to declare. */
  readonly areCanonical: boolean;
  /** Where `>` or `/>` stands. */
  readonly end: number;
}

/**
 * Reads the attributes that begin at `start` ([XML] §3.1).
 *
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-character-not-allowed`, `xml-attribute-repeated`,
 * `xml-namespace-not-allowed`, `xml-too-large`.
 */
export function readAttributes(text: string, start: number, maximum: number): WrittenAttributes {
  let attributes = noAttributes;
  let declarations = noDeclarations;
  let areCanonical = true;
  let previous = "";
  let end = start;
  for (;;) {
    const next = skipSpace(text, end);
    if (isEndOfTag(text.charCodeAt(next))) {
      return { attributes, declarations, areCanonical: areCanonical && next === end, end: next };
    }
    if (next === end) throw malformed();
    const attribute = readAttribute(text, next);
    if (isDeclaration(attribute)) declarations = append(declarations, declarationOf(attribute, declarations));
    else attributes = append(attributes, attribute);
    if (attributes.length + declarations.length > maximum) throw tooMany();

    areCanonical &&=
      attribute.isCanonical && next === end + 1 && attribute.prefix === "" && previous < attribute.localName;
    previous = attribute.localName;
    end = attribute.end;
  }
}

function readAttribute(text: string, start: number): WrittenAttribute {
  const nameEnd = endOfName(text, start);
  const equals = skipSpace(text, nameEnd);
  const open = skipSpace(text, equals + 1);
  const quote = text.charAt(open);
  if (text.charCodeAt(equals) !== equalsSign || (quote !== '"' && quote !== "'")) throw malformed();
  const close = text.indexOf(quote, open + 1);
  if (close < 0) throw malformed();

  const { qualifiedName, prefix, localName } = splitName(text.slice(start, nameEnd));
  const raw = text.slice(open + 1, close);
  const value = attributeValue(raw);
  // One space before it, none around the equals sign, and nothing that is escaped or was replaced.
  const isCanonical = value === raw && quote === '"' && open === nameEnd + 1 && text.charCodeAt(start - 1) === space;
  return { qualifiedName, prefix, localName, namespaceURI: "", value, isCanonical, end: close + 1 };
}

function isDeclaration({ qualifiedName, prefix }: WrittenAttribute): boolean {
  return prefix === "xmlns" || qualifiedName === "xmlns";
}

function declarationOf(
  { prefix, localName, value }: WrittenAttribute,
  others: readonly XmlNamespaceDeclaration[],
): XmlNamespaceDeclaration {
  const declared = prefix === "" ? "" : localName;
  checkDeclaration(declared, value);
  if (others.some((other) => other.prefix === declared)) {
    throw new SamlError("xml-attribute-repeated", "An element declares one prefix twice.");
  }
  return { prefix: declared, uri: value };
}

/** Most elements have one or none, for which a list that can grow would be far too large. */
function append<T>(list: T[], member: T): T[] {
  if (list.length === 0) return [member];
  list.push(member);
  return list;
}

function isEndOfTag(codeUnit: number): boolean {
  return codeUnit === greaterThanSign || codeUnit === slash;
}

function malformed(): SamlError {
  return new SamlError("xml-not-well-formed", "A tag is not closed, or an attribute is malformed.");
}

function tooMany(): SamlError {
  return new SamlError("xml-too-large", "An element has more attributes than any SAML message needs.");
}

const noAttributes: WrittenAttribute[] = [];
const noDeclarations: XmlNamespaceDeclaration[] = [];
const space = 0x20;
const slash = 0x2f;
const equalsSign = 0x3d;
const greaterThanSign = 0x3e;
