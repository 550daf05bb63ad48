import {
  isText,
  parseDer,
  readRelativeNames,
  readText,
  type AttributeTypeAndValue,
  type DistinguishedName,
} from "@idpkit/x509";

/**
 * Writes a name as Windows has it in `altSecurityIdentities`: RDNs in the order of the encoding, which is the reverse of what
 * its dialogs and [RFC4514] show, joined by commas without blanks.
 *
 * @returns `undefined` for a name that is empty, has an RDN of several values or of a type not known to be written by its
 * letter, or a value that Windows puts in quotes: what stands in the directory then was not found out.
 */
export function windowsNameText(name: DistinguishedName): string | undefined {
  const parts = readRelativeNames(parseDer(name.der)).map(([attribute, ...others]) =>
    attribute && others.length === 0 ? writeAttribute(attribute) : undefined,
  );
  return parts.length === 0 || parts.includes(undefined) ? undefined : parts.join(",");
}

function writeAttribute({ type, value }: AttributeTypeAndValue): string | undefined {
  const letter = letters.get(type);
  const text = isText(value) ? readText(value) : "";
  return letter !== undefined && plain.test(text) ? `${letter}=${text}` : undefined;
}

const letters: ReadonlyMap<string, string> = new Map([
  ["2.5.4.6", "C"],
  ["2.5.4.8", "S"],
  ["2.5.4.7", "L"],
  ["2.5.4.10", "O"],
  ["2.5.4.11", "OU"],
  ["2.5.4.3", "CN"],
  ["0.9.2342.19200300.100.1.25", "DC"],
  ["1.2.840.113549.1.9.1", "E"],
]);

/** No character, and no blank at an end, for which CertNameToStr puts the value in quotes. */
const plain = /^(?!\s)[^,+="<>#;\p{Cc}\p{Cs}]+(?<!\s)$/u;
