import { XmlError } from "./xml-error.js";

/**
 * Refuses, on the text itself, what parsers are known to read in different ways.
 *
 * A SAML message is read by two parsers here (ours, and the one inside xml-crypto), and signature-wrapping attacks live in
 * the gap between two readings. Document types, comments, CDATA, processing instructions and names beyond ASCII have no
 * business in a message, and everything else on this list is ill-formed XML that at least one of the two lets pass.
 *
 * @see {@link https://www.w3.org/TR/xml/ | XML 1.0}
 */
export function checkMarkup(text: string): void {
  const body = text.replace(declaration, "");
  if (body.includes("<!")) throw new XmlError("it holds a document type, a comment or a CDATA section");
  if (body.includes("<?")) throw new XmlError("it holds a processing instruction");
  if (body.includes("]]>")) throw new XmlError("it holds “]]>” in text");
  if (!/^[\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]*$/u.test(body)) {
    throw new XmlError("it holds a control character");
  }
  if (!/^[\t\n\r ]*(?:<[^]*>[\t\n\r ]*)?$/.test(body)) throw new XmlError("it holds text outside its root element");
  for (const [tag] of body.matchAll(/<(?:[^<>"']|"[^"]*"|'[^']*')*>/g)) checkTag(tag);
  for (const [reference] of body.matchAll(/&[^;<&]*;?/g)) checkReference(reference);
}

/** Outside of values: parsers differ in what may stand in a name, and in what passes for white space. */
function checkTag(tag: string): void {
  const names = tag.replace(/"[^"]*"|'[^']*'/g, "");
  if (!/^[\t\n\r\u0020-\u007e]*$/.test(names)) throw new XmlError("it holds a tag with a character beyond ASCII");
}

/** Only the five entities of XML itself, and references to characters that could stand in the text. */
function checkReference(reference: string): void {
  if (/^&(amp|lt|gt|quot|apos);$/.test(reference)) return;
  const match = /^&#(?:x([0-9A-Fa-f]{1,6})|([0-9]{1,7}));$/.exec(reference);
  const codePoint = match?.[1] === undefined ? Number(match?.[2]) : parseInt(match[1], 16);
  if (!isCharacter(codePoint)) throw new XmlError("it holds a reference to something that is no character");
}

/** [XML] production 2. */
function isCharacter(codePoint: number): boolean {
  return (
    [0x9, 0xa, 0xd].includes(codePoint) ||
    (codePoint >= 0x20 && codePoint <= 0xd7ff) ||
    (codePoint >= 0xe000 && codePoint <= 0xfffd) ||
    (codePoint >= 0x10000 && codePoint <= 0x10ffff)
  );
}

/** It looks like a processing instruction and is none; many identity providers send one. */
const declaration =
  /^<\?xml version=(["'])1\.0\1(?: encoding=(["'])utf-8\2)?(?: standalone=(["'])(?:yes|no)\3)?[\t\n\r ]*\?>/i;
