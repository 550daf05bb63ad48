import { derTag, parseDer, readRelativeNames, type AttributeTypeAndValue, type DistinguishedName } from "@idpkit/x509";

/**
 * Writes the one text that Samba takes for a name in `altSecurityIdentities`; it compares octet by octet.
 *
 * Samba splits the directory's text at each comma, turns the pieces around, and compares with what its Heimdal writes for
 * the name: [RFC4514] with letters and escapes of its own. A comma in a value, which Heimdal writes `\,`, is split as well;
 * the text for such a name is no name any more. Measured with Samba 4.24.7.
 *
 * @returns `undefined` for a name that is empty, or has a value of which it was not found out how Heimdal writes it: with NUL,
 * or of another type than UTF8String, PrintableString, IA5String and TeletexString.
 */
export function sambaNameText(name: DistinguishedName): string | undefined {
  const parts = readRelativeNames(parseDer(name.der))
    .map((attributes) => joined(attributes.map(writeAttribute), "+"))
    .reverse();
  return joined(parts, ",")?.split(",").reverse().join(",");
}

function joined(parts: readonly (string | undefined)[], separator: string): string | undefined {
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(separator);
}

function writeAttribute({ type, value: { tag, content } }: AttributeTypeAndValue): string | undefined {
  if (!stringTags.has(tag) || content.includes(0)) return undefined;
  return `${letters.get(type) ?? type}=${Array.from(content, escapeOctet).join("")}`;
}

function escapeOctet(octet: number, index: number): string {
  if (octet < 0x20 || octet >= 0x7f) return `#${octet.toString(16).padStart(2, "0")}`;
  const character = String.fromCharCode(octet);
  return "#+,;<=>".includes(character) || (character === " " && index === 0) ? `\\${character}` : character;
}

const letters: ReadonlyMap<string, string> = new Map([
  ["2.5.4.6", "C"],
  ["2.5.4.8", "S"],
  ["2.5.4.7", "L"],
  ["2.5.4.9", "STREET"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.3", "CN"],
  ["2.5.4.5", "serialNumber"],
  ["0.9.2342.19200300.100.1.1", "UID"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "emailAddress"],
]);

const stringTags: ReadonlySet<number> = new Set([
  derTag.utf8String,
  derTag.printableString,
  derTag.ia5String,
  derTag.teletexString,
]);
