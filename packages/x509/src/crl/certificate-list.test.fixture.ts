import { now, type Party } from "../certificate/certificate.test.fixture.js";
import type { CertificateExtension } from "../certificate/certificate.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { serializeBitString, serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { serializeExtensions } from "../extensions/extension-list.js";
import { readSubjectKeyIdentifier } from "../extensions/key-identifiers.js";
import { signatureAlgorithms } from "../signature/signature-algorithms.js";
import type { CertificateList } from "./certificate-list.js";
import { parseCertificateList } from "./parse-certificate-list.js";
import { signCertificateList, type CertificateListFields } from "./sign-certificate-list.js";

export const thisUpdate = new Date("2027-02-28T12:00:00Z");
export const nextUpdate = new Date("2027-03-08T12:00:00Z");

/** Issues a complete list without entries, number 7, fresh now; any field can be set otherwise. */
export async function issueList(issuer: Party, fields: Partial<CertificateListFields> = {}): Promise<CertificateList> {
  const der = await signCertificateList(
    {
      issuer: issuer.certificate.subject.der,
      authorityKeyIdentifier: readSubjectKeyIdentifier(issuer.certificate) ?? Uint8Array.of(1, 2, 3),
      thisUpdate,
      nextUpdate,
      crlNumber: 7n,
      revokedCertificates: [],
      ...fields,
    },
    createCertificateSigner(issuer.keys.privateKey),
  );
  return parseCertificateList(der);
}

/** The entry of a certificate. */
export function entryOf({ certificate: { serialNumber } }: Party) {
  return { serialNumber, revocationDate: now } as const;
}

/** What a list says that {@link signCertificateList} would not write. */
export interface CraftedFields {
  readonly nextUpdate?: Uint8Array;
  /** The DER of each entry. */
  readonly entries?: readonly Uint8Array[];
  readonly extensions?: readonly CertificateExtension[];
  /** The DER of the version. None: version 1. */
  readonly version?: readonly Uint8Array[];
}

/** Signs a list of any fields: by default of version 2, fresh now, without entries and without extensions. */
export async function craftList(issuer: Party, fields: CraftedFields = {}): Promise<Uint8Array> {
  const signer = createCertificateSigner(issuer.keys.privateKey);
  const [algorithm] = signatureAlgorithms[signer.algorithm].identifiers;
  const { extensions = [], entries = [], version = [serializeSmallInteger(1)] } = fields;
  const tbs = serializeDer(
    derTag.sequence,
    ...version,
    algorithm,
    issuer.certificate.subject.der,
    serializeTime(thisUpdate),
    fields.nextUpdate ?? serializeTime(nextUpdate),
    ...(entries.length === 0 ? [] : [serializeDer(derTag.sequence, ...entries)]),
    ...(extensions.length === 0 ? [] : [serializeDer(contextConstructed(0), serializeExtensions(extensions))]),
  );
  return serializeDer(derTag.sequence, tbs, algorithm, serializeBitString(await signer.sign(tbs)));
}

/** The DER of an entry whose fields are written in hex. */
export function craftEntry(...fields: readonly string[]): Uint8Array {
  return serializeDer(derTag.sequence, Uint8Array.from(Buffer.from(fields.join(""), "hex")));
}
