import { SamlError } from "../errors.js";

/**
 * The value of an attribute: line ends and tabs become spaces, then references are resolved ([XML] §2.11, §3.3.3).
 *
 * @returns `raw` itself, if there was nothing to be done.
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-character-not-allowed`.
 */
export function attributeValue(raw: string): string {
  if (!notPlainInAttribute.test(raw)) return raw;
  checkCharacters(raw);
  if (raw.includes("<")) throw new SamlError("xml-not-well-formed", "An attribute holds a less-than sign.");
  return resolveReferences(raw.replaceAll("\r\n", " ").replaceAll(/[\t\n\r]/g, " "));
}

/**
 * Character data: line ends become line feeds, then references are resolved ([XML] §2.11, §4.1).
 *
 * @throws {@link SamlError} `xml-not-well-formed`, `xml-character-not-allowed`.
 */
export function characterData(raw: string): string {
  // Ampersands are left to the references: many a text has one, and nothing else that is not plain.
  return resolveReferences(notPlainInText.test(raw) ? lineFeeds(raw) : raw);
}

function lineFeeds(raw: string): string {
  checkCharacters(raw);
  if (raw.includes("]]>")) throw new SamlError("xml-not-well-formed", "Text holds the end of a CDATA section.");
  return raw.replaceAll("\r\n", "\n").replaceAll("\r", "\n");
}

/**
 * Refuses control characters, U+FFFE and U+FFFF ([XML] §2.2).
 *
 * Lone surrogates do not occur: they do not survive the decoding of UTF-8, and other text is checked where it comes in.
 *
 * @throws {@link SamlError} `xml-character-not-allowed`.
 */
export function checkCharacters(text: string): void {
  if (notChar.test(text)) {
    throw new SamlError("xml-character-not-allowed", "The document holds a character that XML 1.0 does not allow.");
  }
}

/** Where the white space ends that may begin at `start` ([XML] §2.3). */
export function skipSpace(text: string, start: number): number {
  let position = start;
  while (isSpace(text.charCodeAt(position))) position++;
  return position;
}

function isSpace(codeUnit: number): boolean {
  return codeUnit === 0x20 || codeUnit === 0x09 || codeUnit === 0x0a || codeUnit === 0x0d;
}

function resolveReferences(text: string): string {
  let resolved = "";
  let start = 0;
  for (let ampersand = text.indexOf("&"); ampersand >= 0; ampersand = text.indexOf("&", start)) {
    const end = text.indexOf(";", ampersand);
    const reference = end < 0 ? "" : text.slice(ampersand + 1, end);
    resolved += text.slice(start, ampersand) + (predefinedEntities.get(reference) ?? resolveNumber(reference));
    start = end + 1;
  }
  return start === 0 ? text : resolved + text.slice(start);
}

/** Without a DTD there are five entities and the numeric references ([XML] §4.1, §4.6). */
function resolveNumber(reference: string): string {
  if (!numericReference.test(reference)) {
    throw new SamlError("xml-not-well-formed", "An ampersand begins no reference that XML knows.");
  }
  // `#10` as 010 and `#xA` as 0xA.
  const codePoint = Number(`0${reference.slice(1)}`);
  if (!isChar(codePoint)) {
    throw new SamlError("xml-character-not-allowed", "A reference names a character that XML 1.0 does not allow.");
  }
  return String.fromCodePoint(codePoint);
}

/** Char ([XML] §2.2). */
function isChar(codePoint: number): boolean {
  if (codePoint < 0x20) return isSpace(codePoint);
  return (
    codePoint < 0xd800 || (codePoint > 0xdfff && codePoint < 0xfffe) || (codePoint > 0xffff && codePoint <= 0x10ffff)
  );
}

/* eslint-disable no-control-regex -- control characters are the very ones that are looked for */
const notChar = /[\0-\x08\x0B\x0C\x0E-\x1F\uFFFE\uFFFF]/;
/** Whatever may have to be replaced or refused: one quick look settles it for nearly every value. */
const notPlainInAttribute = /[\0-\x1F&<\uFFFE\uFFFF]/;
const notPlainInText = /[\0-\x08\x0B-\x1F\]\uFFFE\uFFFF]/;
/* eslint-enable no-control-regex */

/** Leading zeros beyond these digits are well-formed, but nobody needs them. */
const numericReference = /^#(?:[0-9]{1,7}|x[0-9A-Fa-f]{1,6})$/;

const predefinedEntities: ReadonlyMap<string, string> = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);
