/**
 * Why a session ends.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.7.3}
 */
export const logoutReason = {
  /** The user asked for it. */
  user: "urn:oasis:names:tc:SAML:2.0:logout:user",
  /** An administrator asked for it, or a rule: a disabled account, a lost device. */
  admin: "urn:oasis:names:tc:SAML:2.0:logout:admin",
} as const;
