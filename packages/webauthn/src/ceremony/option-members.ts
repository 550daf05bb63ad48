/** Names a credential in options. */
export interface PublicKeyCredentialDescriptorJSON {
  readonly type: "public-key";
  /** Credential ID, base64url. */
  readonly id: string;
  readonly transports?: readonly string[];
}

/**
 * Which kind of authenticator a client should offer first.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#enumdef-publickeycredentialhint | WebAuthn Level 3 §5.8.8}
 */
export type AuthenticatorHint = "security-key" | "client-device" | "hybrid";

/** Names a credential in options: a registered one, or a fake. */
export function credentialDescriptor({
  id,
  transports,
}: Omit<PublicKeyCredentialDescriptorJSON, "type">): PublicKeyCredentialDescriptorJSON {
  return { type: "public-key", id, ...(transports !== undefined && { transports }) };
}
