import { toHex } from "../der/hex.js";
import { parseDer } from "../der/parse-der.js";
import { isText, readText } from "../der/text.js";
import { attributeTypes } from "./attribute-types.js";
import { readRelativeNames, type AttributeTypeAndValue, type DistinguishedName } from "./distinguished-name.js";

/**
 * Writes a name as people read it: `CN=Alice,OU=People,O=Example\, Inc.,C=DE`, the last RDN of the encoding first.
 *
 * A type without a short name in [RFC4514] §3 is written with its OID and its value in hex. Control characters are
 * escaped too, so that a stranger's name takes one line of a log.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc4514#section-2 | RFC 4514 §2}
 */
export function formatDistinguishedName(name: DistinguishedName): string {
  return readRelativeNames(parseDer(name.der))
    .map((relativeName) => relativeName.map(formatAttribute).join("+"))
    .reverse()
    .join(",");
}

function formatAttribute({ type, value }: AttributeTypeAndValue): string {
  const shortName = shortNames.get(type);
  return shortName !== undefined && isText(value)
    ? `${shortName}=${escapeText(readText(value))}`
    : `${shortName ?? type}=#${toHex(value.der)}`;
}

function escapeText(text: string): string {
  return text
    .replace(/["+,;<>\\]|^[ #]| $/g, "\\$&")
    .replace(/\p{Cc}/gu, (control) => toHex(new TextEncoder().encode(control)).replace(/../g, "\\$&"));
}

/** Those of [RFC4514] §3: others could not be read back by everyone. */
const shortNames: ReadonlyMap<string, string> = new Map(
  (["CN", "L", "ST", "O", "OU", "C", "STREET", "DC", "UID"] as const).map((name) => [attributeTypes[name].oid, name]),
);
