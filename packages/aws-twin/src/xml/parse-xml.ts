import { DOMParser, onWarningStopParsing, type Element } from "@xmldom/xmldom";

import { checkMarkup } from "./gate.js";
import { XmlError } from "./xml-error.js";

/**
 * Parses a text to its root element, or throws {@link XmlError}: well-formed XML with namespaces, of at most 2000
 * elements and 32 deep, without document type, comments, CDATA or processing instructions.
 */
export function parseXml(text: string): Element {
  checkMarkup(text);
  const root = parseWellFormed(text);
  const elements = collectElements(root);
  checkNamespaceDeclarations(elements);
  checkAttributesKept(text, elements);
  return root;
}

function parseWellFormed(text: string): Element {
  let root: Element | null;
  try {
    root = new DOMParser({ onError: onWarningStopParsing }).parseFromString(text, "application/xml").documentElement;
  } catch (cause) {
    throw new XmlError("it is not well-formed XML", { cause });
  }
  if (!root) throw new XmlError("it is empty");
  return root;
}

/**
 * Without recursion, as the depth is a stranger's. Canonicalisation later is recursive, and its time grows faster than the
 * number of elements, hence the bounds.
 */
function collectElements(root: Element): readonly Element[] {
  const elements: Element[] = [];
  for (
    let level = [root], depth = 1;
    level.length > 0;
    level = level.flatMap((e) => Array.from(e.children)), depth += 1
  ) {
    if (depth > 32) throw new XmlError("its elements are nested more than 32 deep");
    if (elements.length + level.length > 2000) throw new XmlError("it holds more than 2000 elements");
    elements.push(...level);
  }
  return elements;
}

/**
 * [XMLNames] §3 reserves `xml` and `xmlns`, and §5 lets no prefix be undone; a relative namespace has no canonical form
 * ([C14N] §1.3). In XHTML's namespace xml-crypto's parser reads the text of some elements as HTML does.
 */
function checkNamespaceDeclarations(elements: readonly Element[]): void {
  for (const attribute of elements.flatMap((element) => Array.from(element.attributes))) {
    if (attribute.namespaceURI !== xmlnsNamespace) continue;
    const prefix = attribute.prefix === null ? "" : attribute.localName;
    if (prefix === "xml" || prefix === "xmlns") throw new XmlError("it binds a reserved namespace prefix");
    if (attribute.value === xmlnsNamespace || attribute.value === xmlNamespace) {
      throw new XmlError("it binds a reserved namespace");
    }
    if (attribute.value === xhtmlNamespace) throw new XmlError("it binds the namespace of XHTML");
    if (prefix !== "" && attribute.value === "") throw new XmlError("it binds a prefix to nothing");
    if (attribute.value !== "" && !/^[A-Za-z][A-Za-z0-9+.-]*:/.test(attribute.value)) {
      throw new XmlError("it binds a relative namespace");
    }
  }
}

/**
 * [XMLNames] §6.3: no two attributes of an element have one expanded name. The parser silently keeps the last of them, so
 * what it kept is counted against what was written.
 */
function checkAttributesKept(text: string, elements: readonly Element[]): void {
  const written = text
    .replace(/^<\?[^>]*\?>/, "")
    .match(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g)
    ?.reduce((count, tag) => count + (tag.match(/"[^"]*"|'[^']*'/g)?.length ?? 0), 0);
  const kept = elements.reduce((count, element) => count + element.attributes.length, 0);
  if (written !== kept) throw new XmlError("an element has one attribute twice");
}

const xhtmlNamespace = "http://www.w3.org/1999/xhtml";
const xmlNamespace = "http://www.w3.org/XML/1998/namespace";
const xmlnsNamespace = "http://www.w3.org/2000/xmlns/";
