import type { KeyObject } from "node:crypto";

import type { Certificate, CertificateSigner } from "@idpkit/x509";

import type { CertificateProfile } from "../profiles/certificate-profile.js";
import type { AuthorityStore } from "../store/authority-store.js";
import { readCertifiedKey } from "./public-key.js";
import { signRecorded } from "./sign-recorded.js";
import { subjectName, type SubjectRequest } from "./subject-name.js";
import { secondsOfYears, validityFrom } from "./validity.js";

/** What a certificate for a key of one's own is made of. */
export interface OwnKeyRequest extends SubjectRequest {
  /** RSA of 2048 to 4096 bits, P-256 or P-384; octets are the DER of a SubjectPublicKeyInfo. */
  readonly publicKey: CryptoKey | KeyObject | Uint8Array;
  /** Signs with the private key that belongs to `publicKey`. */
  readonly signer: CertificateSigner;
  /** The certificate is valid from five minutes before, for clocks that are behind. */
  readonly now: Date;
  /** How many years the certificate is valid, at most until its issuer's ends. */
  readonly years: number;
  /** For the serial number. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/** Issues a certificate that is its own issuer, and records it in the store, if it has one. */
export async function issueSelfSigned(
  profile: CertificateProfile,
  request: OwnKeyRequest,
  store?: AuthorityStore,
): Promise<Certificate> {
  const { signer, now, years, crypto } = request;
  const key = readCertifiedKey(request.publicKey);
  const name = subjectName(request);
  const validity = validityFrom(profile, { now, lifetimeSeconds: secondsOfYears(now, years) });
  return signRecorded(
    { profile, ...validity, issuer: name, subject: name, key, extensions: [] },
    { signer, publicKey: key.publicKey, ...(store && { store }) },
    crypto,
  );
}
