import { X509Certificate, type KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";

/**
 * Finds the public key of a DER certificate.
 *
 * Says nothing about trust or validity: SAML takes the key from metadata and ignores whatever else the certificate
 * claims.
 *
 * @throws {@link SamlError} `certificate-malformed`; so for PEM text and for trailing bytes. `key-unsupported` for a key
 * that this runtime does not know.
 */
export function certifiedKey(certificate: Uint8Array): KeyObject {
  const parsed = parse(certificate);
  try {
    return parsed.publicKey;
  } catch (cause) {
    throw new SamlError("key-unsupported", "The certificate holds no key that this runtime knows.", { cause });
  }
}

function parse(certificate: Uint8Array): X509Certificate {
  try {
    const parsed = new X509Certificate(certificate);
    // OpenSSL also takes PEM, and reads no further than the first certificate.
    if (parsed.raw.equals(certificate)) return parsed;
  } catch (cause) {
    throw malformed({ cause });
  }
  throw malformed();
}

function malformed(options?: ErrorOptions): SamlError {
  return new SamlError("certificate-malformed", "The certificate is not one certificate in DER.", options);
}
