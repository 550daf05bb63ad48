import {
  parseCertificationRequest,
  sameName,
  verifyCertificationRequest,
  X509Error,
  type Certificate,
  type CertificateExtension,
  type CertificationRequest,
  type DistinguishedName,
} from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";
import type { CertificateProfile } from "../profiles/certificate-profile.js";
import type { CertificateRequest } from "./certificate-request.js";
import { controlCharacter } from "./control-character.js";
import { readCertifiedKey, type CertifiedKey } from "./public-key.js";
import { subjectName } from "./subject-name.js";

/** What a certificate says of its subject. */
export interface Subject {
  readonly name: DistinguishedName;
  readonly key: CertifiedKey;
  /** What the request brings, and what the profile takes from a certification request. */
  readonly extensions: readonly CertificateExtension[];
}

/**
 * Reads who asks for a certificate, and proves for a certification request that its sender has the private key.
 *
 * @throws {@link PrivateCaError} `certification-request-invalid`, `public-key-unsupported`, `common-name-invalid` or
 * `subject-not-allowed`.
 */
export function readSubject(request: CertificateRequest): Subject {
  if (request.publicKey !== undefined) {
    const key = readCertifiedKey(request.publicKey);
    return { name: subjectName(request), key, extensions: request.extensions ?? [] };
  }
  const certificationRequest = readCertificationRequest(request.certificationRequest);
  return {
    name: chooseName(request, certificationRequest.subject),
    key: readCertifiedKey(certificationRequest.subjectPublicKeyInfo),
    extensions: chooseExtensions(request, certificationRequest.extensions),
  };
}

/**
 * Checks that nobody is given the name of an authority: what it signs would look like the authority's.
 *
 * @throws {@link PrivateCaError} `subject-not-allowed`.
 */
export function checkNotAnAuthority(name: DistinguishedName, chain: readonly Certificate[]): void {
  if (!chain.some(({ subject }) => sameName(subject, name))) return;
  throw new PrivateCaError("subject-not-allowed", "the subject has the name of an authority above it");
}

/** Keys that no certificate is issued for are refused before anything is verified with them. */
function readCertificationRequest(der: Uint8Array): CertificationRequest {
  try {
    const request = parseCertificationRequest(der);
    readCertifiedKey(request.subjectPublicKeyInfo);
    return verifyCertificationRequest(request).request;
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    const reason = "the certification request is malformed, or does not prove that its sender has the private key";
    throw new PrivateCaError("certification-request-invalid", reason, { cause });
  }
}

function chooseName(
  { profile, commonName, ...request }: CertificateRequest,
  asked: DistinguishedName,
): DistinguishedName {
  if (commonName !== undefined) return subjectName({ commonName, ...request });
  const isReadable = asked.attributes.length > 0 && !asked.attributes.some(({ value }) => controlCharacter.test(value));
  if (profile.certificationRequest.subject === "taken" && isReadable) return asked;
  throw new PrivateCaError(
    "subject-not-allowed",
    "the profile takes no subject from a certification request, or it has none, or one with control characters",
  );
}

/** What the application brings goes before what a stranger asks for. */
function chooseExtensions(
  { profile, extensions = [] }: { profile: CertificateProfile; extensions?: readonly CertificateExtension[] },
  asked: readonly CertificateExtension[],
): readonly CertificateExtension[] {
  const taken = profile.certificationRequest.extensions.filter((oid) => !extensions.some((own) => own.oid === oid));
  return [...extensions, ...asked.filter(({ oid }) => taken.includes(oid))];
}
