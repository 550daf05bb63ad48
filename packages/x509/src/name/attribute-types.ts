import { derTag } from "../der/tag.js";

/** The short name of an attribute type ([RFC4514] §3), e.g. `CN`. */
export type AttributeTypeName = "CN" | "C" | "L" | "ST" | "STREET" | "O" | "OU" | "UID" | "DC";

/**
 * The attribute types of names: the short name of [RFC4514] §3, the OID, and the string type and length of
 * [RFC5280] Appendix A (for STREET, UID and DC, which it leaves open, those of [RFC4519] and of the DNS).
 */
export const attributeTypes = {
  CN: { oid: "2.5.4.3", stringTag: derTag.utf8String, maximumLength: 64 },
  C: { oid: "2.5.4.6", stringTag: derTag.printableString, maximumLength: 2 },
  L: { oid: "2.5.4.7", stringTag: derTag.utf8String, maximumLength: 128 },
  ST: { oid: "2.5.4.8", stringTag: derTag.utf8String, maximumLength: 128 },
  STREET: { oid: "2.5.4.9", stringTag: derTag.utf8String, maximumLength: 128 },
  O: { oid: "2.5.4.10", stringTag: derTag.utf8String, maximumLength: 64 },
  OU: { oid: "2.5.4.11", stringTag: derTag.utf8String, maximumLength: 64 },
  UID: { oid: "0.9.2342.19200300.100.1.1", stringTag: derTag.utf8String, maximumLength: 256 },
  DC: { oid: "0.9.2342.19200300.100.1.25", stringTag: derTag.ia5String, maximumLength: 63 },
} as const satisfies Record<AttributeTypeName, unknown>;
