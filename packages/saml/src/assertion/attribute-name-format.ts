/**
 * How to read the name of an {@link Attribute}.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.2}
 */
export const attributeNameFormat = {
  /** Left to the parties; the same as no format. */
  unspecified: "urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified",
  /** The name is a URI. */
  uri: "urn:oasis:names:tc:SAML:2.0:attrname-format:uri",
  /** The name is an xs:Name, unique among the parties. */
  basic: "urn:oasis:names:tc:SAML:2.0:attrname-format:basic",
} as const;
