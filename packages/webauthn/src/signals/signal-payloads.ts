/** What `PublicKeyCredential.signalUnknownCredential()` takes. */
export interface UnknownCredentialOptions {
  readonly rpId: string;
  /** base64url. */
  readonly credentialId: string;
}

/** What `PublicKeyCredential.signalAllAcceptedCredentials()` takes. */
export interface AllAcceptedCredentialsOptions {
  readonly rpId: string;
  /** User handle, base64url. */
  readonly userId: string;
  /** base64url. */
  readonly allAcceptedCredentialIds: readonly string[];
}

/** What `PublicKeyCredential.signalCurrentUserDetails()` takes. */
export interface CurrentUserDetailsOptions {
  readonly rpId: string;
  /** User handle, base64url. */
  readonly userId: string;
  readonly name: string;
  readonly displayName: string;
}
