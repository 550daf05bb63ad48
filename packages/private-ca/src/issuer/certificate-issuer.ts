import type { Certificate } from "@idpkit/x509";

import type { CertificateAuthority } from "../authority/certificate-authority.js";
import type { CertificateRequest } from "../issuance/certificate-request.js";
import { issueCertificate } from "../issuance/issue-certificate.js";
import type { PublishedAt } from "../issuance/published-at.js";

/** Who issues certificates: an authority of one's own, or AWS Private CA. It is trusted to issue what was asked for. */
export interface CertificateIssuer {
  /**
   * Issues one certificate with the key usages, purposes and extensions that the profile and the request say.
   *
   * Resolves when the certificate is there, however long a service takes; rejects when there will be none, or when nobody
   * knows: who asks again may have two. A service that takes certification requests only, such as AWS Private CA, rejects a
   * bare public key. One with a clock of its own counts from its own `now`.
   */
  issueCertificate(request: CertificateRequest): Promise<IssuedCertificate>;
}

/** What {@link CertificateIssuer} answers. */
export interface IssuedCertificate {
  readonly certificate: Certificate;
  /** The issuing authority first, the root last. */
  readonly chain: readonly Certificate[];
}

/** What an authority of one's own adds to requests. */
export interface CertificateIssuerOptions extends PublishedAt {
  /** How long certificates are valid whose request does not say it. Default: the profile's. */
  readonly lifetimeSeconds?: number;
  /** For serial numbers. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Makes a {@link CertificateIssuer} of an authority of one's own.
 *
 * It rejects as {@link issueCertificate} does.
 */
export function createCertificateIssuer(
  authority: CertificateAuthority,
  options: CertificateIssuerOptions = {},
): CertificateIssuer {
  return {
    async issueCertificate(request) {
      const lifetimeSeconds = request.lifetimeSeconds ?? options.lifetimeSeconds;
      const certificate = await issueCertificate(authority, { ...request, ...options, lifetimeSeconds });
      return { certificate, chain: authority.chain };
    },
  };
}
