import { SamlError } from "../errors.js";

/** A name in the two parts that a colon makes of it ([XMLNames] §4). */
export interface QualifiedName {
  /** As it is written: `prefix:localName`, or `localName`. */
  readonly qualifiedName: string;
  /** Empty if there is none. */
  readonly prefix: string;
  readonly localName: string;
}

/**
 * Where the name ends that begins at `start`.
 *
 * @throws {@link SamlError} `xml-not-well-formed`.
 */
export function endOfName(text: string, start: number): number {
  asciiName.lastIndex = start;
  if (asciiName.test(text)) return asciiName.lastIndex;
  // Names nearly never go on beyond ASCII; those that do are read anew.
  name.lastIndex = start;
  if (!name.test(text))
    throw new SamlError("xml-not-well-formed", "A tag or an attribute has no name that XML allows.");
  return name.lastIndex;
}

/** Takes a name apart that {@link endOfName} found. */
export function splitName(qualifiedName: string): QualifiedName {
  const colon = qualifiedName.indexOf(":");
  if (colon < 0) return { qualifiedName, prefix: "", localName: qualifiedName };
  return { qualifiedName, prefix: qualifiedName.slice(0, colon), localName: qualifiedName.slice(colon + 1) };
}

const asciiName = /[A-Z_a-z][\w.-]*(?::[A-Z_a-z][\w.-]*)?(?=[ \t\r\n=/>])/y;

/** NCName ([XMLNames] §3), as far as it is one code unit a character: nobody names a SAML element in Gothic. */
const nameStart = String.raw`A-Z_a-z\u00C0-\u00D6\u00D8-\u00F6\u00F8-\u02FF\u0370-\u037D\u037F-\u1FFF\u200C-\u200D\u2070-\u218F\u2C00-\u2FEF\u3001-\uD7FF\uF900-\uFDCF\uFDF0-\uFFFD`;
const ncName = String.raw`[${nameStart}][\u0300-\u036F\u203F\u2040\u00B7\-.0-9${nameStart}]*`;
const name = new RegExp(`${ncName}(?::${ncName})?`, "y");
