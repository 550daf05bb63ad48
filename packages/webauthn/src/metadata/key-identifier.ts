import { Buffer } from "node:buffer";

import { parseCertificate, parseDer, subjectKeyIdentifier, type Certificate } from "@idpkit/x509";

import { WebAuthnError } from "../errors.js";

/**
 * Computes by what a metadata service names the attestation certificate of an authenticator without AAGUID: the SHA-1 of
 * its public key in lower-case hex. What the certificate itself says its identifier is does not count.
 *
 * @param certificate - The attestation certificate in DER, the first of its path.
 * @throws {@link WebAuthnError} `attestation-certificate-malformed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.2.1.2 | RFC 5280 §4.2.1.2, method (1)}
 */
export function attestationCertificateKeyIdentifier(certificate: Uint8Array): string {
  try {
    return certificateKeyIdentifier(parseCertificate(certificate));
  } catch (cause) {
    throw new WebAuthnError("attestation-certificate-malformed", "An attestation certificate cannot be read.", {
      cause,
    });
  }
}

/** The same of a certificate that was parsed. */
export function certificateKeyIdentifier({ subjectPublicKeyInfo }: Certificate): string {
  return Buffer.from(parseDer(subjectKeyIdentifier(subjectPublicKeyInfo).value).content).toString("hex");
}
