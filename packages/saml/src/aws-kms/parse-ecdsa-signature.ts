import { parseEcdsaSignature as parseDerSignature, X509Error } from "@idpkit/x509";

import { SamlError } from "../errors.js";

/**
 * Turns an Ecdsa-Sig-Value in DER into `r || s`, each half of `size` octets, as XML Signature wants it.
 *
 * @throws {@link SamlError} `signer-answer-malformed` for what is not DER, or holds numbers that are negative or longer.
 * @see {@link https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3 | RFC 3279 §2.2.3}
 * @see {@link https://www.w3.org/TR/xmldsig-core1/#sec-ECDSA | XML Signature §6.4.3}
 */
export function parseEcdsaSignature(der: Uint8Array, size: number): Uint8Array {
  try {
    return parseDerSignature(der, size);
  } catch (cause) {
    if (!(cause instanceof X509Error)) throw cause;
    throw new SamlError("signer-answer-malformed", "The signature is not an ECDSA signature of the curve in DER.", {
      cause,
    });
  }
}
