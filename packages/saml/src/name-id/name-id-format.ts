/**
 * Formats of a NameID that service providers commonly ask for.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.3}
 */
export const nameIdFormat = {
  /** Left to the parties; the SAML 1.1 name is also that of SAML 2.0. */
  unspecified: "urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified",
  /** An addr-spec, `user@example.com`; the SAML 1.1 name is also that of SAML 2.0. */
  emailAddress: "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress",
  /** The same name for the same user for ever. What AWS calls `persistent` in `SAML:sub_type`. */
  persistent: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
  /** Another name in each session. */
  transient: "urn:oasis:names:tc:SAML:2.0:nameid-format:transient",
} as const;
