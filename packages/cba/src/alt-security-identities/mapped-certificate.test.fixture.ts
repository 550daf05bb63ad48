import { Buffer } from "node:buffer";
import { generateKeyPairSync } from "node:crypto";

import {
  createCertificateSigner,
  derTag,
  parseCertificate,
  serializeDer,
  serializeObjectIdentifier,
  signCertificate,
  type Certificate,
  type CertificateExtension,
} from "@idpkit/x509";

/** One attribute of a name: its OID, its text, and the type of its string where that is not UTF8String. */
export type Attribute = readonly [type: string, text: string, tag?: number];

/** The DER of a name of any attributes, each RDN a list of them. */
export function nameOf(...relativeNames: readonly (readonly Attribute[])[]): Uint8Array {
  const sets = relativeNames.map((attributes) => serializeDer(derTag.set, ...attributes.map(serializeAttribute)));
  return serializeDer(derTag.sequence, ...sets);
}

/** A certificate with these fields, signed by nobody in particular: mappings do not look at signatures. */
export async function mappedCertificate(fields: {
  readonly issuer: Uint8Array;
  readonly subject?: Uint8Array;
  /** In hex. */
  readonly serialNumber?: string;
  readonly extensions?: readonly CertificateExtension[];
}): Promise<Certificate> {
  const { issuer, subject = nameOf([[oid.CN, "Alice"]]), serialNumber = "2b12", extensions = [] } = fields;
  const contents = {
    serialNumber: Uint8Array.from(Buffer.from(serialNumber, "hex")),
    issuer,
    subject,
    notBefore: new Date("2027-01-01T00:00:00Z"),
    notAfter: new Date("2028-01-01T00:00:00Z"),
    subjectPublicKeyInfo: new Uint8Array(keys.publicKey.export({ type: "spki", format: "der" })),
    extensions,
  };
  return parseCertificate(await signCertificate(contents, createCertificateSigner(keys.privateKey)));
}

export const oid = {
  CN: "2.5.4.3",
  SN: "2.5.4.4",
  serialNumber: "2.5.4.5",
  C: "2.5.4.6",
  L: "2.5.4.7",
  ST: "2.5.4.8",
  STREET: "2.5.4.9",
  O: "2.5.4.10",
  OU: "2.5.4.11",
  title: "2.5.4.12",
  GN: "2.5.4.42",
  UID: "0.9.2342.19200300.100.1.1",
  DC: "0.9.2342.19200300.100.1.25",
  emailAddress: "1.2.840.113549.1.9.1",
} as const;

function serializeAttribute([type, text, tag = derTag.utf8String]: Attribute): Uint8Array {
  return serializeDer(derTag.sequence, serializeObjectIdentifier(type), serializeDer(tag, encode(text, tag)));
}

function encode(text: string, tag: number): Uint8Array {
  if (tag === derTag.bmpString) return Uint8Array.from(Buffer.from(text, "utf16le").swap16());
  return Uint8Array.from(Buffer.from(text, tag === derTag.teletexString ? "latin1" : "utf8"));
}

const keys = generateKeyPairSync("ec", { namedCurve: "P-256" });
