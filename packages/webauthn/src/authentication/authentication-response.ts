import {
  maxClientDataText,
  optionalText,
  readCredentialMembers,
  requiredObject,
  requiredText,
  toObject,
  type PublicKeyCredentialMembers,
} from "../ceremony/response-members.js";

/**
 * What a browser's `PublicKeyCredential.toJSON()` gives after `navigator.credentials.get()`.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-authenticationresponsejson | WebAuthn Level 3 §5.1}
 */
export interface AuthenticationResponseJSON extends PublicKeyCredentialMembers {
  readonly response: AuthenticatorAssertionResponseJSON;
}

/** The authenticator's part of an {@link AuthenticationResponseJSON}; bytes are base64url. */
export interface AuthenticatorAssertionResponseJSON {
  readonly clientDataJSON: string;
  readonly authenticatorData: string;
  readonly signature: string;
  readonly userHandle?: string;
}

/**
 * Parses the JSON of an authentication response: own members of the right types and of bounded length. Others are
 * dropped.
 *
 * Says nothing about trust: see {@link verifyAuthentication}. Its `id` is what to look the credential record up by.
 *
 * @throws {@link WebAuthnError} `response-malformed`, `response-too-large`, or `base64url-malformed` for `id` and `rawId`.
 */
export function parseAuthenticationResponse(value: unknown): AuthenticationResponseJSON {
  const credential = toObject(value);
  const response = requiredObject(credential, "response");
  const userHandle = optionalText(response, "userHandle", maxUserHandleText);
  return {
    ...readCredentialMembers(credential),
    response: {
      clientDataJSON: requiredText(response, "clientDataJSON", maxClientDataText),
      authenticatorData: requiredText(response, "authenticatorData", maxAuthenticatorDataText),
      signature: requiredText(response, "signature", maxSignatureText),
      ...(userHandle !== undefined && { userHandle }),
    },
  };
}

// 37 bytes, and whatever extensions add.
const maxAuthenticatorDataText = 8192;
// RS256 with 4096 bits takes 683, ML-DSA-87 6170.
const maxSignatureText = 6170;
// 64 bytes.
const maxUserHandleText = 86;
