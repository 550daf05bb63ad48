import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import { encodeBase64url } from "./base64url-bytes.js";
import { serializeExtensionOutputs } from "./extensions-json.js";

/**
 * Serializes the credential that came of a ceremony, by its own `toJSON()` where that works.
 *
 * Copies of what is inside the attestation object are left out where we do it: no relying party should read them.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dom-publickeycredential-tojson | WebAuthn Level 3 §5.1}
 */
export function serializeResponse(
  credential: PublicKeyCredential,
): RegistrationResponseJSON | AuthenticationResponseJSON {
  try {
    return credential.toJSON() as RegistrationResponseJSON | AuthenticationResponseJSON;
  } catch {
    // Old browsers have none; and password managers that put an object of their own in place of the browser's have it
    // from the prototype, where it throws.
    return serializeByMembers(credential);
  }
}

function serializeByMembers(credential: PublicKeyCredential): RegistrationResponseJSON | AuthenticationResponseJSON {
  const { id, rawId, type, authenticatorAttachment } = credential;
  const response = credential.response as Partial<AuthenticatorAttestationResponse & AuthenticatorAssertionResponse>;
  const transports = response.getTransports?.();
  const members: Record<string, string> = {};
  for (const name of byteMembers) {
    const value = response[name];
    if (value) members[name] = encodeBase64url(value);
  }
  return {
    id,
    rawId: encodeBase64url(rawId),
    type,
    ...(authenticatorAttachment && { authenticatorAttachment }),
    clientExtensionResults: serializeExtensionOutputs(credential.getClientExtensionResults()),
    response: { ...members, ...(transports && { transports }) },
  } as RegistrationResponseJSON | AuthenticationResponseJSON;
}

const byteMembers = ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"] as const;
