export { verifyRegistration } from "./registration/verify-registration.js";
export { verifyAuthentication, type ExpectedAuthentication } from "./authentication/verify-authentication.js";
export { buildRegistrationOptions } from "./registration/registration-options.js";
export { buildAuthenticationOptions } from "./authentication/authentication-options.js";
export { parseRegistrationResponse } from "./registration/registration-response.js";
export { parseAuthenticationResponse } from "./authentication/authentication-response.js";
export { WebAuthnError, type WebAuthnErrorCode } from "./errors.js";
export type { CredentialRecord } from "./credential-record.js";
export type { ExpectedRegistration } from "./registration/expected-registration.js";
export type { VerifiedAttestation, VerifiedRegistration } from "./registration/verified-registration.js";
export type { VerifiedAuthentication } from "./authentication/verified-authentication.js";
export type { CredentialPolicy, ExpectedCeremony } from "./ceremony/expected-ceremony.js";
export type { AttestationFormat, AttestationPolicy } from "./attestation/attestation-policy.js";
export type { CoseAlgorithm } from "./cose/algorithm.js";
export type {
  AttestationPreference,
  PublicKeyCredentialCreationOptionsJSON,
  RegistrationRequest,
} from "./registration/registration-options.js";
export type {
  AuthenticationRequest,
  PublicKeyCredentialRequestOptionsJSON,
} from "./authentication/authentication-options.js";
export type {
  AuthenticatorAttestationResponseJSON,
  RegistrationResponseJSON,
} from "./registration/registration-response.js";
export type {
  AuthenticationResponseJSON,
  AuthenticatorAssertionResponseJSON,
} from "./authentication/authentication-response.js";
export type { PublicKeyCredentialMembers } from "./ceremony/response-members.js";
export type { AuthenticatorHint, PublicKeyCredentialDescriptorJSON } from "./ceremony/option-members.js";
