import { SamlError } from "../errors.js";
import { characterData, checkCharacters, skipSpace } from "./characters.js";
import type { XmlLimits } from "./limits.js";
import { noNamespaces } from "./namespace-context.js";
import { parseStartTag, type StartTag } from "./start-tag.js";
import { endOfDeclaration } from "./xml-declaration.js";

/** What becomes of the parts of a document, in their order. */
export interface XmlHandler {
  startElement(tag: StartTag): void;
  /** One whole run of character data within an element, references resolved. */
  characters(data: string): void;
  /** @param end - where the element ends, if the document came in one piece. */
  endElement(end?: number): void;
}

export interface XmlScanOptions {
  readonly limits: XmlLimits;
  /** Metadata is often published with comments between its elements; messages have no use for any. */
  readonly comments: "refuse" | "skip-between-elements";
}

/** A scan that is under way: text comes in pieces of any size. */
export interface XmlScan {
  /** Reads as much as is complete, and keeps the rest. */
  write(piece: string): void;
  /** Reads the last piece, or the whole document at once: nothing follows. */
  end(piece?: string): void;
}

/**
 * Scans a document of the narrow XML that SAML is: elements, attributes and text, and nothing else.
 *
 * It refuses document types, processing instructions, CDATA sections and comments, whatever else is not well-formed, and
 * namespaces that readers are known to understand differently. The handler has seen all that was well-formed so far when
 * the scan is refused: only the end of the scan says that there was a document.
 *
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-doctype`, `xml-processing-instruction`, `xml-cdata`,
 * `xml-comment`, `xml-character-not-allowed`, `xml-prefix-undeclared`, `xml-attribute-repeated`,
 * `xml-namespace-not-allowed`, `xml-encoding`, `xml-too-large`.
 * @see {@link https://www.w3.org/TR/xml/#sec-documents | Extensible Markup Language 1.0 §2, §3}
 */
export function scanXml(handler: XmlHandler, options: XmlScanOptions): XmlScan {
  const { limits } = options;
  const open: StartTag[] = [];
  let rest = "";
  let incomplete = 0;
  let hasBegun = false;
  let characters = 0;
  let elements = 0;
  let attributes = 0;
  /** What the markup that comes next follows upon: needed to tell a comment between elements from one within a value. */
  let previous: "element" | "text" | "comment" = "element";

  function write(piece: string): void {
    receive(piece);
    // A token that was not complete is only looked at again when it is twice as long: in whatever small pieces it comes,
    // it costs no more than its length.
    if (rest.length < 2 * incomplete) return;
    read(false);
    incomplete = rest.length;
    if (incomplete > longestToken) throw tooLarge("A tag or a text is longer than is allowed.");
  }

  function end(piece = ""): void {
    receive(piece);
    read(true);
    if (elements === 0 || open.length > 0) throw notWellFormed("The document ends before its root does.");
  }

  function receive(piece: string): void {
    rest += piece;
    characters += piece.length;
    if (characters > limits.characters) throw tooLarge("The document has more characters than is allowed.");
  }

  function read(isLast: boolean): void {
    const text = rest;
    let position = hasBegun ? 0 : endOfDeclaration(text, isLast);
    if (position < 0) return;
    hasBegun = true;
    while (position < text.length) {
      const next =
        text.charCodeAt(position) === lessThanSign
          ? readMarkup(text, position, isLast)
          : readText(text, position, isLast);
      if (next < 0) break;
      position = next;
    }
    rest = text.slice(position);
  }

  /** Reads a run of text, and says where it ends; −1 if it does not end here. */
  function readText(text: string, start: number, isLast: boolean): number {
    const tag = text.indexOf("<", start);
    if (tag < 0 && !isLast) return -1;
    const end = tag < 0 ? text.length : tag;
    const raw = text.slice(start, end);
    if (open.length === 0 || options.comments !== "refuse") checkPlace(blank.test(raw));
    if (open.length > 0) handler.characters(characterData(raw));
    return end;
  }

  /** Reads a tag, or skips a comment, and says where it ends; −1 if it does not end here. */
  function readMarkup(text: string, start: number, isLast: boolean): number {
    if (!isLast && !isComplete(text, start)) return -1;
    const second = text.charCodeAt(start + 1);
    if (second === slash) return readEndTag(text, start);
    if (second === exclamationMark) return skipComment(text, start);
    if (second !== questionMark) return readStartTag(text, start);
    throw new SamlError("xml-processing-instruction", "The document holds a processing instruction.");
  }

  function checkPlace(isBlank: boolean): void {
    if (isBlank) return;
    if (open.length === 0) throw notWellFormed("Text stands outside of the root element.");
    if (previous === "comment") throw besideText();
    previous = "text";
  }

  function readStartTag(text: string, start: number): number {
    if (open.length === 0 && elements > 0) throw notWellFormed("The document has several roots.");
    const tag = parseStartTag(text, start, open[open.length - 1]?.context ?? noNamespaces, limits.attributes);
    previous = "element";
    elements++;
    if (elements > limits.elements) throw tooLarge("The document has more elements than is allowed.");
    attributes += tag.attributes.length + tag.declarations.length;
    if (attributes > 2 * limits.elements) throw tooLarge("The document has more attributes than is allowed.");
    open.push(tag);
    if (open.length > limits.depth) throw tooLarge("Elements are nested more deeply than is allowed.");
    handler.startElement(tag);
    if (tag.isEmptyElement) close(tag.end);
    return tag.end;
  }

  function readEndTag(text: string, start: number): number {
    const end = endOfEndTag(text, start, open[open.length - 1]);
    if (end < 0) throw notWellFormed("An end tag does not match its start tag.");
    previous = "element";
    close(end);
    return end;
  }

  function close(end: number): void {
    open.pop();
    handler.endElement(end);
  }

  function skipComment(text: string, start: number): number {
    refuseDeclaration(text, start);
    if (options.comments === "refuse") throw new SamlError("xml-comment", "The document holds a comment.");
    if (previous === "text") throw besideText();
    const end = text.indexOf("--", start + 4);
    if (end < 0 || text.charCodeAt(end + 2) !== greaterThanSign) throw notWellFormed("A comment is not closed.");
    checkCharacters(text.slice(start, end));
    previous = "comment";
    return end + 3;
  }

  return { write, end };
}

/** A comment cuts a value in two, and some readers keep only the first half: CVE-2017-11427 and its kin. */
function besideText(): SamlError {
  return new SamlError("xml-comment", "A comment stands beside text.");
}

/** Whether the markup that begins at `start` also ends here; quoted values may hold a `>`. */
function isComplete(text: string, start: number): boolean {
  if (text.startsWith("<!--", start)) return text.includes("-->", start + 4);
  completeTag.lastIndex = start;
  return completeTag.test(text);
}

/** Where the end tag of an element ends; −1 if it is another's. White space may stand behind the name ([XML] §3.1). */
function endOfEndTag(text: string, start: number, tag: StartTag | undefined): number {
  if (tag === undefined) return -1;
  const nameEnd = start + 2 + tag.qualifiedName.length;
  if (text.slice(start + 2, nameEnd) !== tag.qualifiedName) return -1;
  const end = skipSpace(text, nameEnd);
  return text.charCodeAt(end) === greaterThanSign ? end + 1 : -1;
}

function refuseDeclaration(text: string, start: number): void {
  if (text.startsWith("<!--", start)) return;
  if (text.startsWith("<![CDATA[", start)) throw new SamlError("xml-cdata", "The document holds a CDATA section.");
  throw new SamlError("xml-doctype", "The document holds a document type or another declaration.");
}

function notWellFormed(message: string): SamlError {
  return new SamlError("xml-not-well-formed", message);
}

function tooLarge(message: string): SamlError {
  return new SamlError("xml-too-large", message);
}

const blank = /^[ \t\r\n]*$/;
const slash = 0x2f;
const exclamationMark = 0x21;
const lessThanSign = 0x3c;
const questionMark = 0x3f;
const greaterThanSign = 0x3e;
const completeTag = /<[^"'>]*(?:"[^"]*"[^"'>]*|'[^']*'[^"'>]*)*>/y;
const longestToken = 1_048_576;
