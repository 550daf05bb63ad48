import { isUtcDateTime } from "../xml/date-time.js";
import { isAsciiNcName } from "../xml/nc-name.js";

/** Whether a text is a value of a simple type. */
export type SimpleType = (text: string) => boolean;

/**
 * Finds a type of SAML's schemas by its name, or makes one of values that are listed with `|`.
 *
 * @see {@link https://www.w3.org/TR/xmlschema-2/#built-in-datatypes | XML Schema Part 2 §3}
 */
export function findSimpleType(notation: string): SimpleType {
  if (notation.includes("|")) return oneOf(notation.split("|"));
  const type = simpleTypes[notation];
  if (type === undefined) throw new TypeError(`there is no type ${notation}`);
  return type;
}

/** The same for a list that no message needs to be longer. */
function bounded(type: SimpleType): SimpleType {
  return (text) => text.length <= longestList && type(text);
}

/** A type that takes white space away from the ends, and makes any other a single space ([XMLSchema2] §4.3.6). */
export function collapsed(type: SimpleType): SimpleType {
  return (text) => type(text) || (/[ \t\r\n]/.test(text) && type(collapse(text)));
}

function collapse(text: string): string {
  return text.replace(/[ \t\r\n]+/g, " ").replace(/^ | $/g, "");
}

/** A {@link collapsed} type whose values are those of a pattern. */
export function matching(pattern: RegExp): SimpleType {
  return collapsed((text) => pattern.test(text));
}

function oneOf(values: readonly string[]): SimpleType {
  return (text) => values.includes(text);
}

/** Padded, and without bits that stand for nothing ([RFC4648] §3.5). What is decoded later is not decoded here. */
function isBase64(text: string): boolean {
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*(?:[AEIMQUYcgkosw048]=|[AQgw]==)?$/.test(text);
}

/** SAML has no empty references ([SAMLCore] §1.3.2). */
function isUri(text: string): boolean {
  return text !== "" && uriReference.test(text);
}

/** Any number of characters, but those in the brackets, and percent-encoded octets. */
function charactersExcept(excluded: string): string {
  return `[^%${excluded}]*(?:%[0-9A-Fa-f]{2}[^%${excluded}]*)*`;
}

const userInformation = `(?:${charactersExcept("/?#@[\\]")}@)?`;
const host = `(?:\\[[0-9A-Fa-f:.]+\\]|${charactersExcept("/?#@:[\\]")})`;
const path = charactersExcept("?#[\\]");
const queryOrFragment = charactersExcept("#[\\]");

/**
 * [RFC3986] §4.1, with the characters that XML Schema would escape taken as they are. A reference without a scheme has no
 * colon before its first slash; square brackets stand around IP addresses only.
 */
const uriReference = new RegExp(
  `^(?:[A-Za-z][A-Za-z0-9+.-]*:|(?![^/?#]*:))(?://${userInformation}${host}(?::[0-9]*)?(?=[/?#]|$)|(?!//))` +
    `${path}(?:\\?${queryOrFragment})?(?:#${queryOrFragment})?$`,
);

/** In characters. Nobody speaks so many protocols. */
const longestList = 8192;

const simpleTypes: Readonly<Record<string, SimpleType>> = {
  string: () => true,
  boolean: matching(/^(?:true|false|1|0)$/),
  dateTime: collapsed(isUtcDateTime),
  duration: matching(
    /^-?P(?=.)(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?(?:T(?=.)(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?$/,
  ),
  unsignedShort: collapsed((text) => /^[0-9]{1,5}$/.test(text) && Number(text) <= 65_535),
  nonNegativeInteger: matching(/^[0-9]{1,15}$/),
  NCName: collapsed(isAsciiNcName),
  base64Binary: (text) => isBase64(text) || isBase64(text.replace(/[ \t\r\n]+/g, "")),
  language: matching(/^[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*$/),
  uriReference: matching(uriReference),
  anyURI: collapsed(isUri),
  anyURIs: bounded(collapsed((text) => text.split(" ").every(isUri))),
  entityID: collapsed((text) => isUri(text) && text.length <= 1024),
};
