import {
  readSubjectKeyIdentifier,
  signCertificateList,
  type Certificate,
  type CertificateListFields,
} from "@idpkit/x509";

import type { Issuer } from "./write-certificate.js";

/** What is odd about a list. Without anything it is fresh for a day, and nothing is on it. */
export type ListContents = Partial<Omit<CertificateListFields, "revokedCertificates">> & {
  readonly revoked?: readonly Certificate[];
  readonly reason?: "keyCompromise" | "certificateHold" | "removeFromCRL";
};

/** Writes a revocation list as it is told; returns its DER. */
export async function writeRevocationList(
  { certificate, signer }: Issuer,
  { revoked = [], reason = "keyCompromise", ...contents }: ListContents = {},
): Promise<Uint8Array> {
  const now = Date.now();
  const fields = {
    issuer: certificate.subject.der,
    authorityKeyIdentifier: readSubjectKeyIdentifier(certificate) ?? new Uint8Array(20),
    thisUpdate: new Date(now - 60_000),
    nextUpdate: new Date(now + 86_400_000),
    crlNumber: 2n,
    ...contents,
    revokedCertificates: revoked.map(({ serialNumber }) => ({
      serialNumber,
      revocationDate: new Date(now - 120_000),
      reason,
    })),
  };
  return signCertificateList(fields, signer);
}
