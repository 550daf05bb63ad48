import type { AuthenticatorHint, PublicKeyCredentialDescriptorJSON } from "../ceremony/option-members.js";
import type { RegistrationExtensions } from "../extensions/registration-extensions.js";
import type { UserVerificationRequirement } from "../request/stored-request.js";

/**
 * What a browser's `PublicKeyCredential.parseCreationOptionsFromJSON()` takes; bytes are base64url.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-publickeycredentialcreationoptionsjson | WebAuthn Level 3 §5.1.8}
 */
export interface PublicKeyCredentialCreationOptionsJSON {
  readonly rp: { readonly id: string; readonly name: string };
  readonly user: { readonly id: string; readonly name: string; readonly displayName: string };
  readonly challenge: string;
  readonly pubKeyCredParams: readonly { readonly type: "public-key"; readonly alg: number }[];
  /** Milliseconds. */
  readonly timeout?: number;
  readonly excludeCredentials?: readonly PublicKeyCredentialDescriptorJSON[];
  readonly authenticatorSelection?: AuthenticatorSelectionCriteria;
  readonly hints?: readonly AuthenticatorHint[];
  readonly attestation?: AttestationPreference;
  /** The preferred first. */
  readonly attestationFormats?: readonly string[];
  readonly extensions?: RegistrationExtensions;
}

/**
 * Which authenticators may take part.
 *
 * @see {@link https://www.w3.org/TR/webauthn-3/#dictdef-authenticatorselectioncriteria | WebAuthn Level 3 §5.4.4}
 */
export interface AuthenticatorSelectionCriteria {
  readonly authenticatorAttachment?: AuthenticatorAttachment;
  readonly residentKey?: ResidentKeyRequirement;
  readonly requireResidentKey?: boolean;
  readonly userVerification?: UserVerificationRequirement;
}

/** Whether the authenticator is part of the device. */
export type AuthenticatorAttachment = "platform" | "cross-platform";

/** Whether the credential has to be discoverable, so that its user need not be named to sign in. */
export type ResidentKeyRequirement = "required" | "preferred" | "discouraged";

/** Which attestation the client is asked for; what comes is up to client and authenticator. */
export type AttestationPreference = "none" | "indirect" | "direct" | "enterprise";
