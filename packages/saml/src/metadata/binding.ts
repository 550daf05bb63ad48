/**
 * Ways to carry a SAML message.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.2, §3.4, §3.5}
 */
export const binding = {
  /** In the query of a URL. */
  httpRedirect: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect",
  /** In an HTML form. */
  httpPost: "urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST",
  /** From server to server, in an envelope. */
  soap: "urn:oasis:names:tc:SAML:2.0:bindings:SOAP",
} as const;
