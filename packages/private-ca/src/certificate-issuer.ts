import type { Certificate, CertificateExtension } from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import { issueSmartCardLogonCertificate } from "./issue-smart-card-logon-certificate.js";

/** Who issues logon certificates: an authority of one's own, or AWS Private CA. It is trusted to issue what was asked for. */
export interface CertificateIssuer {
  /** Issues one logon certificate. Rejects when it cannot. */
  issueLogonCertificate(request: LogonCertificateRequest): Promise<IssuedCertificate>;
}

/** What {@link CertificateIssuer} is asked for. */
export interface LogonCertificateRequest {
  /** The subject, 1 to 64 characters. */
  readonly commonName: string;
  /** The DER of the SubjectPublicKeyInfo. */
  readonly publicKey: Uint8Array;
  /** What binds the certificate to an account: subjectAltName with the UPN and the SID security extension. */
  readonly logonExtensions: readonly CertificateExtension[];
  readonly now: Date;
}

/** What {@link CertificateIssuer} answers. */
export interface IssuedCertificate {
  readonly certificate: Certificate;
  /** The issuing authority first, the root last. */
  readonly chain: readonly Certificate[];
}

/**
 * Makes a {@link CertificateIssuer} of an authority of one's own.
 *
 * It rejects as {@link issueSmartCardLogonCertificate} does.
 */
export function createCertificateIssuer(
  authority: CertificateAuthority,
  options: {
    /** How long each certificate is valid. Minutes to a day: nobody revokes these. */
    readonly lifetimeSeconds: number;
    /** URLs of the authority's revocation list. */
    readonly crlDistributionPoints?: readonly string[];
    /** Default: the runtime's. */
    readonly crypto?: Crypto;
  },
): CertificateIssuer {
  return {
    async issueLogonCertificate(request) {
      const certificate = await issueSmartCardLogonCertificate(authority, { ...request, ...options });
      return { certificate, chain: authority.chain };
    },
  };
}
