import type { KeyObject } from "node:crypto";

import type { CertificateExtension } from "@idpkit/x509";

import type { CertificateProfile } from "../profiles/certificate-profile.js";
import type { SubjectRequest } from "./subject-name.js";
import type { LifetimeRequest } from "./validity.js";

/** What a certificate is asked for with: a profile, a subject and its key, and the extensions that the profile leaves open. */
export type CertificateRequest = CertificateTerms & (KeyedSubject | RequestingSubject);

/** What all requests have. */
export interface CertificateTerms extends LifetimeRequest {
  readonly profile: CertificateProfile;
  /** What binds the certificate to its subject, e.g. subjectAltName and the SID extension. Default: none. */
  readonly extensions?: readonly CertificateExtension[];
}

/** A subject with its bare key. Whether the subject has the private half is for the caller to know. */
export interface KeyedSubject extends SubjectRequest {
  /** RSA of 2048 to 4096 bits, P-256 or P-384; octets are the DER of a SubjectPublicKeyInfo. */
  readonly publicKey: CryptoKey | KeyObject | Uint8Array;
  readonly certificationRequest?: never;
}

/**
 * A certification request, which proves that its sender has the private key. The common name is left out where the profile
 * takes the subject of the request, and else given.
 */
export interface RequestingSubject extends Partial<SubjectRequest> {
  /** The DER of a CertificationRequest (PKCS #10). */
  readonly certificationRequest: Uint8Array;
  readonly publicKey?: never;
}
