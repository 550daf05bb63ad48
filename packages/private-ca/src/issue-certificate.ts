import {
  authorityKeyIdentifier,
  parseCertificate,
  readBasicConstraints,
  readSubjectKeyIdentifier,
  signCertificate,
  subjectKeyIdentifier,
  type Certificate,
  type CertificateExtension,
  type CertificateSigner,
} from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import { PrivateCaError } from "./errors.js";
import { exportPublicKey } from "./public-key.js";
import { createSerialNumber } from "./serial-number.js";
import { subjectName } from "./subject-name.js";
import { validityBelow, validityFrom, type Validity } from "./validity.js";

/** What all certificates have, whoever they are for. */
export interface CertificateRequest {
  readonly commonName: string;
  readonly publicKey: CryptoKey | Uint8Array;
  readonly now: Date;
  readonly notAfter: Date;
  /** Besides the key identifiers, which each certificate gets. */
  readonly extensions: readonly CertificateExtension[];
  readonly crypto?: Crypto | undefined;
}

/** Issues a certificate whose issuer is an authority; it ends with the authority's at the latest. */
export async function issueBelow(authority: CertificateAuthority, request: CertificateRequest): Promise<Certificate> {
  const { certificate, signer } = authority;
  if (readBasicConstraints(certificate)?.ca !== true) {
    throw new PrivateCaError("issuer-not-allowed", "the issuer is no authority");
  }
  const keyId = readSubjectKeyIdentifier(certificate);
  return issue(request, {
    issuer: certificate.subject.der,
    validity: validityBelow(certificate, request),
    extensions: keyId ? [authorityKeyIdentifier(keyId)] : [],
    signer,
  });
}

/** Issues a certificate that is its own issuer. */
export async function issueSelfSigned(signer: CertificateSigner, request: CertificateRequest): Promise<Certificate> {
  return issue(request, {
    issuer: subjectName(request.commonName),
    validity: validityFrom(request),
    extensions: [],
    signer,
  });
}

/** What the issuer adds to a request. */
interface Issuance {
  readonly issuer: Uint8Array;
  readonly validity: Validity;
  readonly extensions: readonly CertificateExtension[];
  readonly signer: CertificateSigner;
}

async function issue(request: CertificateRequest, issuance: Issuance): Promise<Certificate> {
  const { crypto = globalThis.crypto } = request;
  const subjectPublicKeyInfo = await exportPublicKey(request.publicKey, crypto);
  const keyIdentifier = await subjectKeyIdentifier(subjectPublicKeyInfo, { crypto });
  const fields = {
    serialNumber: createSerialNumber(crypto),
    issuer: issuance.issuer,
    subject: subjectName(request.commonName),
    ...issuance.validity,
    subjectPublicKeyInfo,
    extensions: [...request.extensions, keyIdentifier, ...issuance.extensions],
  };
  return parseCertificate(await signCertificate(fields, issuance.signer));
}
