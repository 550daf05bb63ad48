import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  type Certificate,
  type CertificateExtension,
} from "@idpkit/x509";

import type { CertificateAuthority } from "./certificate-authority.js";
import { distributionPoints } from "./distribution-points.js";
import { issueBelow } from "./issue-certificate.js";
import { logonPurposes } from "./logon-purposes.js";

/** What a smart card logon certificate is issued for. */
export interface SmartCardLogonRequest {
  /** The subject, 1 to 64 characters. Domain controllers do not look at it. */
  readonly commonName: string;
  /** The DER of the SubjectPublicKeyInfo: RSA of 2048 bits or more, P-256 or P-384. */
  readonly publicKey: Uint8Array;
  /** What binds the certificate to an account: subjectAltName with the UPN and the SID security extension. */
  readonly logonExtensions: readonly CertificateExtension[];
  /** URLs of the issuer's revocation list; a domain controller refuses certificates whose status it cannot learn. */
  readonly crlDistributionPoints?: readonly string[];
  /** The certificate is valid from five minutes before, for clocks that are behind. */
  readonly now: Date;
  /** How many seconds from `now` the certificate is valid, at most until its issuer's ends. */
  readonly lifetimeSeconds: number;
  /** For the serial number and the key identifier. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Issues a certificate with which its holder logs on to Windows: keyUsage digitalSignature, critical; extKeyUsage
 * clientAuth and smart card logon; and the extensions given.
 *
 * Whether the requester owns the account and has the private key is for the caller to know. An extension that is given
 * and set here too is a `TypeError`.
 *
 * @throws {@link PrivateCaError} `issuer-not-valid`, `common-name-invalid` or `public-key-unsupported`.
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities | Enabling smart card logon with third-party certification authorities}
 */
export async function issueSmartCardLogonCertificate(
  authority: CertificateAuthority,
  { logonExtensions, crlDistributionPoints, lifetimeSeconds, ...request }: SmartCardLogonRequest,
): Promise<Certificate> {
  return issueBelow(authority, {
    ...request,
    notAfter: new Date(request.now.getTime() + lifetimeSeconds * 1000),
    extensions: [
      basicConstraints({ ca: false }),
      keyUsage(["digitalSignature"]),
      extendedKeyUsage(logonPurposes),
      ...logonExtensions,
      ...distributionPoints(crlDistributionPoints),
    ],
  });
}
