import { toHex } from "../der/hex.js";
import { parseDer } from "../der/parse-der.js";
import { sameOctets } from "../der/same-octets.js";
import { isText, readText } from "../der/text.js";
import { readRelativeNames, type AttributeTypeAndValue, type DistinguishedName } from "./distinguished-name.js";
import { prepareText } from "./prepare-text.js";

/**
 * Tells whether two Names are the same, whatever case, white space and type of string they are written with.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-7.1 | RFC 5280 §7.1}
 */
export function sameName(one: DistinguishedName, other: DistinguishedName): boolean {
  if (sameOctets(one.der, other.der)) return true;
  const relativeNames = preparedRelativeNames(one);
  const others = preparedRelativeNames(other);
  return relativeNames.length === others.length && others.every((each, index) => each === relativeNames[index]);
}

/**
 * Tells whether a Name begins with the RDNs of `base`, as directoryName constraints ask.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-7.1 | RFC 5280 §7.1}
 */
export function isWithinSubtree(name: DistinguishedName, base: DistinguishedName): boolean {
  const relativeNames = preparedRelativeNames(name);
  return preparedRelativeNames(base).every((each, index) => each === relativeNames[index]);
}

/** One text for each RDN, which is the same for RDNs that are the same. */
function preparedRelativeNames(name: DistinguishedName): readonly string[] {
  const kept = keptRelativeNames.get(name);
  if (kept) return kept;
  const prepared = readRelativeNames(parseDer(name.der)).map((attributes) =>
    // The attributes of an RDN have no order. To sort them takes less than to look for each one among many others.
    JSON.stringify(attributes.map(prepareAttribute).sort()),
  );
  keptRelativeNames.set(name, prepared);
  return prepared;
}

/**
 * Strings of all types are compared by their text, as OpenSSL does it too: [RFC5280] §7.1 asks that of PrintableString and
 * UTF8String, §7.2 and §7.5 of IA5String, and of others says nothing. What is no string is compared octet for octet.
 */
function prepareAttribute({ type, value }: AttributeTypeAndValue): string {
  return isText(value) ? `${type}=${prepareText(readText(value))}` : `${type}#${toHex(value.der)}`;
}

/** To look for issuers compares each Name with many others: what was prepared is remembered. Nobody can see it but by the time it takes. */
const keptRelativeNames = new WeakMap<DistinguishedName, readonly string[]>();
