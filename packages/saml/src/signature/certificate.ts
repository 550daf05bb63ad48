import { parseCertificate, X509Error } from "@idpkit/x509";

import { SamlError } from "../errors.js";

/**
 * Finds the SubjectPublicKeyInfo of a DER certificate.
 *
 * Says nothing about trust or validity: SAML takes the key from metadata and ignores whatever else the certificate
 * claims.
 *
 * @throws {@link SamlError} `certificate-malformed`; so for PEM text and for trailing bytes.
 */
export function parseSubjectPublicKeyInfo(certificate: Uint8Array): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(parseCertificate(certificate).subjectPublicKeyInfo);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new SamlError("certificate-malformed", "The certificate is not one certificate in DER.", { cause });
  }
}
