/**
 * Ways to authenticate that both parties know by name.
 *
 * OASIS closed its list before passkeys existed: `unspecified` claims nothing, `refedsMfa` claims two factors.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-authn-context-2.0-os.pdf | SAML Authentication Context §3.4}
 * @see {@link https://refeds.org/profile/mfa | REFEDS MFA Profile}
 */
export const authnContextClass = {
  /** By means that are not told. */
  unspecified: "urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified",
  /** A password over a protected connection. */
  passwordProtectedTransport: "urn:oasis:names:tc:SAML:2.0:ac:classes:PasswordProtectedTransport",
  /** A key of an X.509 certificate. */
  x509: "urn:oasis:names:tc:SAML:2.0:ac:classes:X509",
  /** A key on a smart card, opened by a PIN. */
  smartcardPki: "urn:oasis:names:tc:SAML:2.0:ac:classes:SmartcardPKI",
  /** Two independent factors, such as a passkey with user verification. */
  refedsMfa: "https://refeds.org/profile/mfa",
} as const;
