import { randomBytes } from "node:crypto";

import {
  authorityKeyIdentifier,
  parseCertificate,
  readSubjectKeyIdentifier,
  signCertificate,
  subjectKeyIdentifier,
  type Certificate,
  type CertificateExtension,
  type CertificateSigner,
} from "@idpkit/x509";

/** Who signs a certificate. */
export interface Issuer {
  readonly certificate: Certificate;
  readonly signer: CertificateSigner;
}

/** What a certificate says, whether or not a sound authority would say so. */
export interface CertificateContents {
  /** The DER of the Name. */
  readonly subject: Uint8Array;
  /** The DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** Default: five minutes ago. */
  readonly notBefore?: Date;
  /** Default: in an hour. */
  readonly notAfter?: Date;
  /** Default: 16 random octets. */
  readonly serialNumber?: Uint8Array;
  /** Besides the key identifiers. */
  readonly extensions: readonly CertificateExtension[];
  /** Whether the key identifiers of issuer and subject are added. Default: true. */
  readonly keyIdentifiers?: boolean;
}

/** Writes a certificate as it is told, for what no sound authority would issue. */
export async function writeCertificate(issuer: Issuer, contents: CertificateContents): Promise<Certificate> {
  const issuerKey = readSubjectKeyIdentifier(issuer.certificate);
  const aboutIssuer = issuerKey ? [authorityKeyIdentifier(issuerKey)] : [];
  return write(issuer.certificate.subject.der, issuer.signer, contents, aboutIssuer);
}

/** Writes a certificate whose issuer is its subject. */
export async function writeSelfSignedCertificate(
  signer: CertificateSigner,
  contents: CertificateContents,
): Promise<Certificate> {
  return write(contents.subject, signer, contents, []);
}

async function write(
  issuer: Uint8Array,
  signer: CertificateSigner,
  { publicKey: subjectPublicKeyInfo, extensions, keyIdentifiers = true, ...contents }: CertificateContents,
  aboutIssuer: readonly CertificateExtension[],
): Promise<Certificate> {
  const identifiers = keyIdentifiers ? [subjectKeyIdentifier(subjectPublicKeyInfo), ...aboutIssuer] : [];
  const fields = { ...validFromNow(), serialNumber: randomSerialNumber(), ...contents };
  const all = { ...fields, issuer, subjectPublicKeyInfo, extensions: [...extensions, ...identifiers] };
  return parseCertificate(await signCertificate(all, signer));
}

function validFromNow() {
  const now = Date.now();
  return { notBefore: new Date(now - 5 * minute), notAfter: new Date(now + 60 * minute) };
}

/** The first octet is 0x40, so that DER puts no zero before it. */
function randomSerialNumber(): Uint8Array {
  return Uint8Array.of(0x40, ...randomBytes(15));
}

/** Milliseconds. */
const minute = 60_000;
