import { encodeBase64 } from "../xml/base64.js";

/**
 * Encodes a SAML message for the form control `SAMLResponse` or `SAMLRequest`: base64 of its UTF-8, without line breaks.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.5.4}
 */
export function encodePostBinding(xml: string): string {
  return encodeBase64(new TextEncoder().encode(xml));
}
