import { Buffer } from "node:buffer";

import { derChildren, derFields } from "../der/der-fields.js";
import { toHex } from "../der/hex.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import type { DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { isText, readText } from "../der/text.js";
import { X509Error } from "../errors.js";
import { attributeTypes, type AttributeTypeName } from "./attribute-types.js";

/** A Name: who issued a certificate, or whom it is about. */
export interface DistinguishedName {
  /** The Name as it was encoded. Other octets can mean the same Name: see {@link sameName}. */
  readonly der: Uint8Array;
  /** Its attributes in the order of the encoding, the parts of a multi-valued RDN one after the other. */
  readonly attributes: readonly NameAttribute[];
}

/** One attribute of a {@link DistinguishedName}. */
export interface NameAttribute {
  /** The attribute type as OID in dotted decimal, e.g. `2.5.4.3` for CN. */
  readonly type: string;
  /** The text; for a value that is no character string, `#` and its DER in hex as in [RFC4514] §2.4. */
  readonly value: string;
}

/** One `AttributeTypeAndValue`, its value still as element. */
export interface AttributeTypeAndValue {
  readonly type: string;
  readonly value: DerElement;
}

/** Reads a Name. */
export function readDistinguishedName(element: DerElement): DistinguishedName {
  const attributes: NameAttribute[] = [];
  for (const relativeName of readRelativeNames(element)) {
    for (const { type, value } of relativeName) attributes.push({ type, value: attributeText(value) });
  }
  return { der: element.der, attributes };
}

/** Reads a Name as its RDNs, in the order of the encoding. */
export function readRelativeNames(name: DerElement): AttributeTypeAndValue[][] {
  return derChildren(name, derTag.sequence).map((relativeName) => {
    const attributes = derChildren(relativeName, derTag.set).map(readAttribute);
    if (attributes.length === 0) throw new X509Error("der-malformed", "a relative distinguished name is empty");
    return attributes;
  });
}

/**
 * Writes a Name of single-valued RDNs, in the order given: country or domain components first, the common name last.
 *
 * C, serialNumber and dnQualifier become PrintableString, DC and emailAddress IA5String, all others UTF8String
 * ([RFC5280] §4.1.2.4 and Appendix A).
 *
 * @returns The DER of the Name, as {@link CertificateFields} takes it.
 * @throws {@link X509Error} `name-malformed` for a value that is empty, too long for its type or not in its alphabet.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.1.2.4 | RFC 5280 §4.1.2.4}
 */
export function distinguishedName(attributes: readonly (readonly [AttributeTypeName, string])[]): Uint8Array {
  return serializeDer(derTag.sequence, ...attributes.map(([type, value]) => serializeRelativeName(type, value)));
}

function readAttribute(element: DerElement): AttributeTypeAndValue {
  const fields = derFields(element, derTag.sequence);
  const type = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const value = fields.takeAny();
  fields.finish();
  return { type, value };
}

function attributeText(value: DerElement): string {
  return isText(value) ? readText(value) : `#${toHex(value.der)}`;
}

function serializeRelativeName(type: AttributeTypeName, value: string): Uint8Array {
  const { oid, stringTag, maximumLength } = attributeTypes[type];
  if (value === "" || !alphabets[stringTag].test(value) || isLonger(value, maximumLength)) {
    throw new X509Error("name-malformed", `a value for ${type} is empty, too long or not in its alphabet`);
  }
  const text = serializeDer(stringTag, Buffer.from(value));
  return serializeDer(derTag.set, serializeDer(derTag.sequence, serializeObjectIdentifier(oid), text));
}

/** In characters, of which some take two units of a string. */
function isLonger(value: string, maximumLength: number): boolean {
  return value.length > maximumLength && Array.from(value).length > maximumLength;
}

const alphabets = {
  // A lone surrogate has no UTF-8.
  [derTag.utf8String]: /^\P{Surrogate}*$/u,
  [derTag.printableString]: /^[A-Za-z0-9 '()+,./:=?-]*$/,
  [derTag.ia5String]: /^\p{ASCII}*$/u,
};
