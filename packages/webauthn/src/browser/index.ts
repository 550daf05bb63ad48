export { createPasskey } from "./create-passkey.js";
export { getPasskey } from "./get-passkey.js";
export { getClientCapabilities, isConditionalMediationAvailable, isWebAuthnAvailable } from "./capabilities.js";
export { signalAllAcceptedCredentials, signalCurrentUserDetails, signalUnknownCredential } from "./signals.js";
export { PasskeyError, type PasskeyErrorCode } from "./passkey-error.js";
export type { CeremonyHandling } from "./run-ceremony.js";
export type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
export type { RegistrationResponseJSON } from "../registration/registration-response.js";
export type { ClientCapabilities } from "./capabilities.js";
export type {
  AllAcceptedCredentialsOptions,
  CurrentUserDetailsOptions,
  UnknownCredentialOptions,
} from "../signals/signal-payloads.js";
export type { CreationOptionsJSON, RequestOptionsJSON } from "./public-key-credential.js";
