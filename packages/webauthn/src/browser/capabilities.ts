import { findPublicKeyCredential } from "./public-key-credential.js";

/**
 * What the browser says that it can do; it says nothing about what is left out.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#enumdef-clientcapability | WebAuthn Level 3 §5.8.7}
 */
export type ClientCapabilities = Readonly<Partial<Record<string, boolean>>>;

/** Tells whether there are passkeys at all: not in old browsers, nor on pages that did not come over https. */
export function isWebAuthnAvailable(): boolean {
  return findPublicKeyCredential() !== undefined;
}

/** Tells whether the browser can offer passkeys in the autofill of a field. */
export async function isConditionalMediationAvailable(): Promise<boolean> {
  return (await findPublicKeyCredential()?.isConditionalMediationAvailable?.()) ?? false;
}

/**
 * Tells what the browser can do. Browsers that are too old to say are asked for the two capabilities that Level 2 knew.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#sctn-getClientCapabilities | WebAuthn Level 3 §5.1.7}
 */
export async function getClientCapabilities(): Promise<ClientCapabilities> {
  const statics = findPublicKeyCredential();
  if (statics?.getClientCapabilities !== undefined) return statics.getClientCapabilities();
  return {
    conditionalGet: await isConditionalMediationAvailable(),
    userVerifyingPlatformAuthenticator: (await statics?.isUserVerifyingPlatformAuthenticatorAvailable?.()) ?? false,
  };
}
