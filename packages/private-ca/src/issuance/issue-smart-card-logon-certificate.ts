import type { KeyObject } from "node:crypto";

import type { Certificate, CertificateExtension } from "@idpkit/x509";

import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { smartCardLogon } from "../profiles/smart-card-logon.js";
import { issueCertificate } from "./issue-certificate.js";
import type { PublishedAt } from "./published-at.js";
import type { SubjectRequest } from "./subject-name.js";
import type { LifetimeRequest } from "./validity.js";

/** What a smart card logon certificate is issued for. */
export interface SmartCardLogonRequest extends SubjectRequest, LifetimeRequest, PublishedAt {
  /** RSA of 2048 to 4096 bits, P-256 or P-384; octets are the DER of a SubjectPublicKeyInfo. */
  readonly publicKey: CryptoKey | KeyObject | Uint8Array;
  /** What binds the certificate to an account: subjectAltName with the UPN and the SID security extension. */
  readonly logonExtensions: readonly CertificateExtension[];
  /** For the serial number. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Issues a certificate with which its holder logs on to Windows: {@link issueCertificate} with the profile
 * {@link smartCardLogon}.
 *
 * Whether the requester owns the account and has the private key is for the caller to know.
 *
 * @throws {@link PrivateCaError} as {@link issueCertificate} does.
 * @see {@link https://learn.microsoft.com/troubleshoot/windows-server/windows-security/enabling-smart-card-logon-third-party-certification-authorities | Enabling smart card logon with third-party certification authorities}
 */
export async function issueSmartCardLogonCertificate(
  authority: CertificateAuthority,
  { logonExtensions, ...request }: SmartCardLogonRequest,
): Promise<Certificate> {
  return issueCertificate(authority, { ...request, profile: smartCardLogon, extensions: logonExtensions });
}
