import type { AuthenticatorHint, PublicKeyCredentialDescriptorJSON } from "../ceremony/option-members.js";
import type { AuthenticationExtensions } from "../extensions/authentication-extensions.js";
import type { UserVerificationRequirement } from "../request/stored-request.js";

/**
 * What a browser's `PublicKeyCredential.parseRequestOptionsFromJSON()` takes; bytes are base64url.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialrequestoptionsjson | WebAuthn Level 3 §5.1.9}
 */
export interface PublicKeyCredentialRequestOptionsJSON {
  readonly challenge: string;
  /** Milliseconds. */
  readonly timeout?: number;
  readonly rpId: string;
  readonly allowCredentials?: readonly PublicKeyCredentialDescriptorJSON[];
  readonly userVerification: UserVerificationRequirement;
  readonly hints?: readonly AuthenticatorHint[];
  readonly extensions?: AuthenticationExtensions;
}
