import { derChildren, derFields } from "../der/der-fields.js";
import { readObjectIdentifier, serializeObjectIdentifier } from "../der/object-identifier.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { decodeAscii } from "../der/text.js";
import { X509Error } from "../errors.js";
import { readDistinguishedName, type DistinguishedName } from "./distinguished-name.js";

/**
 * One name of a person, host or resource, as in subjectAltName.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.6 | RFC 5280 §4.2.1.6}
 */
export type GeneralName =
  | {
      readonly type: "otherName";
      /** Which kind of name, as OID in dotted decimal. */
      readonly typeId: string;
      /** The DER inside the `[0] EXPLICIT`. */
      readonly value: Uint8Array;
    }
  | { readonly type: "rfc822Name" | "dNSName" | "uniformResourceIdentifier"; readonly value: string }
  | { readonly type: "directoryName"; readonly value: DistinguishedName }
  /** Four or sixteen octets in network order. */
  | { readonly type: "iPAddress"; readonly value: Uint8Array }
  /** Kinds that are only passed on: their content octets. */
  | { readonly type: "x400Address" | "ediPartyName" | "registeredID"; readonly value: Uint8Array };

/**
 * Reads GeneralNames: a SEQUENCE of at least one name.
 *
 * @throws {@link X509Error} `der-malformed` or `trailing-data`.
 */
export function parseGeneralNames(der: Uint8Array): readonly GeneralName[] {
  const names = derChildren(parseDer(der), derTag.sequence).map(readGeneralName);
  if (names.length === 0) throw new X509Error("der-malformed", "GeneralNames without a name");
  return names;
}

/** Writes GeneralNames. A name of text with a character beyond ASCII is a `TypeError`. */
export function serializeGeneralNames(names: readonly GeneralName[]): Uint8Array {
  return serializeDer(derTag.sequence, ...names.map(serializeGeneralName));
}

function readGeneralName(element: DerElement): GeneralName {
  const { tag, content } = element;
  switch (tag) {
    case tags.otherName:
      return readOtherName(element);
    case tags.rfc822Name:
      return { type: "rfc822Name", value: readIa5(content) };
    case tags.dNSName:
      return { type: "dNSName", value: readIa5(content) };
    case tags.uniformResourceIdentifier:
      return { type: "uniformResourceIdentifier", value: readIa5(content) };
    case tags.directoryName:
      return { type: "directoryName", value: readDistinguishedName(parseDer(content)) };
    case tags.iPAddress:
      return { type: "iPAddress", value: content };
    case tags.x400Address:
      return { type: "x400Address", value: content };
    case tags.ediPartyName:
      return { type: "ediPartyName", value: content };
    case tags.registeredID:
      return { type: "registeredID", value: content };
    default:
      throw new X509Error("der-malformed", "a GeneralName of a kind that the standard does not define");
  }
}

function readOtherName(element: DerElement): GeneralName {
  const fields = derFields(element, tags.otherName);
  const typeId = readObjectIdentifier(fields.take(derTag.objectIdentifier));
  const value = parseDer(fields.take(contextConstructed(0)).content).der;
  fields.finish();
  return { type: "otherName", typeId, value };
}

function readIa5(content: Uint8Array): string {
  const text = decodeAscii(content);
  if (text === undefined) throw new X509Error("der-malformed", "an IA5String holds an octet beyond ASCII");
  return text;
}

function serializeGeneralName(name: GeneralName): Uint8Array {
  switch (name.type) {
    case "otherName": {
      const value = serializeDer(contextConstructed(0), name.value);
      return serializeDer(tags.otherName, serializeObjectIdentifier(name.typeId), value);
    }
    case "rfc822Name":
    case "dNSName":
    case "uniformResourceIdentifier":
      return serializeDer(tags[name.type], encodeIa5(name.value));
    case "directoryName":
      return serializeDer(tags.directoryName, name.value.der);
    default:
      return serializeDer(tags[name.type], name.value);
  }
}

function encodeIa5(text: string): Uint8Array {
  if (!/^\p{ASCII}*$/u.test(text)) throw new TypeError("a name of this kind holds ASCII only");
  return new TextEncoder().encode(text);
}

const tags = {
  otherName: contextConstructed(0),
  rfc822Name: contextPrimitive(1),
  dNSName: contextPrimitive(2),
  x400Address: contextConstructed(3),
  // A Name is a CHOICE, so its tag is EXPLICIT: the Name stands inside.
  directoryName: contextConstructed(4),
  ediPartyName: contextConstructed(5),
  uniformResourceIdentifier: contextPrimitive(6),
  iPAddress: contextPrimitive(7),
  registeredID: contextPrimitive(8),
} as const;
