import { encodeBase64url } from "../base64url.js";
import { checkChallengeLength } from "../ceremony/expected-ceremony.js";
import {
  credentialDescriptor,
  type AuthenticatorHint,
  type PublicKeyCredentialDescriptorJSON,
} from "../ceremony/option-members.js";
import type { CredentialRecord } from "../credential-record.js";

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
  readonly userVerification: "required";
  readonly hints?: readonly AuthenticatorHint[];
}

/** What to put into the options of an authentication. */
export interface AuthenticationRequest {
  /** Random bytes, 16 at least and 32 for good measure; used once. */
  readonly challenge: Uint8Array;
  readonly rpId: string;
  /** By default whatever the person picks. A list says which credentials a user has to whoever asks. */
  readonly allowCredentials?: readonly CredentialRecord[];
  readonly hints?: readonly AuthenticatorHint[];
  /** Milliseconds; by default the client's own, which suits slow fingers. */
  readonly timeout?: number;
}

/**
 * Builds the options of an authentication whose authenticator verifies the user.
 *
 * @throws TypeError when the challenge has less than 16 bytes.
 */
export function buildAuthenticationOptions(request: AuthenticationRequest): PublicKeyCredentialRequestOptionsJSON {
  const { challenge, rpId, allowCredentials = [], hints, timeout } = request;
  checkChallengeLength(challenge);
  return {
    challenge: encodeBase64url(challenge),
    ...(timeout !== undefined && { timeout }),
    rpId,
    allowCredentials: allowCredentials.map(credentialDescriptor),
    userVerification: "required",
    ...(hints !== undefined && { hints }),
  };
}
