import { derTag } from "../der/tag.js";

/** The short name of an attribute type, e.g. `CN`: of [RFC4514] §3, or where that has none as OpenSSL writes it. */
export type AttributeTypeName =
  | "CN"
  | "C"
  | "L"
  | "ST"
  | "STREET"
  | "O"
  | "OU"
  | "UID"
  | "DC"
  | "SN"
  | "GN"
  | "initials"
  | "generationQualifier"
  | "title"
  | "serialNumber"
  | "dnQualifier"
  | "pseudonym"
  | "emailAddress";

/**
 * The attribute types of names: short name, OID, and the string type and length of [RFC5280] Appendix A (for STREET, UID, DC
 * and dnQualifier, which it leaves open, those of [RFC4519] and of the DNS).
 */
export const attributeTypes = {
  CN: { oid: "2.5.4.3", stringTag: derTag.utf8String, maximumLength: 64 },
  SN: { oid: "2.5.4.4", stringTag: derTag.utf8String, maximumLength: 32_768 },
  serialNumber: { oid: "2.5.4.5", stringTag: derTag.printableString, maximumLength: 64 },
  C: { oid: "2.5.4.6", stringTag: derTag.printableString, maximumLength: 2 },
  L: { oid: "2.5.4.7", stringTag: derTag.utf8String, maximumLength: 128 },
  ST: { oid: "2.5.4.8", stringTag: derTag.utf8String, maximumLength: 128 },
  STREET: { oid: "2.5.4.9", stringTag: derTag.utf8String, maximumLength: 128 },
  O: { oid: "2.5.4.10", stringTag: derTag.utf8String, maximumLength: 64 },
  OU: { oid: "2.5.4.11", stringTag: derTag.utf8String, maximumLength: 64 },
  title: { oid: "2.5.4.12", stringTag: derTag.utf8String, maximumLength: 64 },
  GN: { oid: "2.5.4.42", stringTag: derTag.utf8String, maximumLength: 32_768 },
  initials: { oid: "2.5.4.43", stringTag: derTag.utf8String, maximumLength: 32_768 },
  generationQualifier: { oid: "2.5.4.44", stringTag: derTag.utf8String, maximumLength: 32_768 },
  dnQualifier: { oid: "2.5.4.46", stringTag: derTag.printableString, maximumLength: 64 },
  pseudonym: { oid: "2.5.4.65", stringTag: derTag.utf8String, maximumLength: 128 },
  UID: { oid: "0.9.2342.19200300.100.1.1", stringTag: derTag.utf8String, maximumLength: 256 },
  DC: { oid: "0.9.2342.19200300.100.1.25", stringTag: derTag.ia5String, maximumLength: 63 },
  emailAddress: { oid: "1.2.840.113549.1.9.1", stringTag: derTag.ia5String, maximumLength: 255 },
} as const satisfies Record<AttributeTypeName, unknown>;
