export { verifyRegistration } from "./registration/verify-registration.js";
export { verifyAuthentication, type AuthenticationVerification } from "./authentication/verify-authentication.js";
export {
  beginRegistration,
  type BegunRegistration,
  type RegistrationCeremony,
} from "./registration/begin-registration.js";
export {
  beginAuthentication,
  type AllowedCredential,
  type AuthenticationCeremony,
  type BegunAuthentication,
} from "./authentication/begin-authentication.js";
export { keepRequest, takeRequest, type RequestKeeping, type RequestTaking } from "./request/keep-request.js";
export { openRequest, sealRequest, type RequestOpening, type RequestSealing } from "./request/seal-request.js";
export { parseRegistrationResponse } from "./registration/registration-response.js";
export { parseAuthenticationResponse } from "./authentication/authentication-response.js";
export { createPublicKeyCache, type PublicKeyCache } from "./signature/public-key-cache.js";
export { assessAssurance } from "./assurance/assess-assurance.js";
export { decideCredential } from "./assurance/decide-credential.js";
export { credentialPresets } from "./assurance/credential-presets.js";
export { describeAuthentication } from "./assurance/describe-authentication.js";
export { describeTransition } from "./transition/describe-transition.js";
export { decideSignCount } from "./transition/decide-sign-count.js";
export { buildFakeCredentials } from "./fake-credentials/build-fake-credentials.js";
export {
  buildAllAcceptedCredentialsOptions,
  buildCurrentUserDetailsOptions,
  buildUnknownCredentialOptions,
} from "./signals/signal-options.js";
export { buildRelatedOrigins, parseRelatedOrigins } from "./related-origins/related-origins-document.js";
export { decideRelatedOrigin } from "./related-origins/decide-related-origin.js";
export { WebAuthnError, type WebAuthnErrorCode } from "./errors.js";
export type { CredentialRecord, RecordKeyOptions } from "./credential-record.js";
export type {
  AuthenticationRequest,
  CeremonyRequest,
  RegistrationRequest,
  StoredRequest,
  Taken,
  UserVerificationRequirement,
} from "./request/stored-request.js";
export type { OneTimeIds, OneTimeStore } from "./request/one-time-store.js";
export type { RegistrationVerification } from "./registration/registration-verification.js";
export type { VerifiedRegistration } from "./registration/verified-registration.js";
export type {
  TrustedAttestation,
  UntrustedAttestation,
  VerifiedAttestation,
} from "./attestation/verified-attestation.js";
export type { VerifiedAuthentication } from "./authentication/verified-authentication.js";
export type { CeremonyTerms, RelyingParty } from "./ceremony/relying-party.js";
export type { ExpectedCrossOrigin } from "./ceremony/expected-cross-origin.js";
export { tpmManufacturers } from "./attestation/tpm/tpm-manufacturers.js";
export type { AndroidKeyPolicy } from "./attestation/android-key/android-key-policy.js";
export type { ManagedApplePolicy } from "./attestation/managed-apple.js";
export type { SafetyNetPolicy } from "./attestation/android-safetynet/safetynet-policy.js";
export type { TpmPolicy } from "./attestation/tpm/tpm-policy.js";
export {
  checkAttestationPolicy,
  type AttestationFormat,
  type AttestationPolicy,
  type SingleFormat,
} from "./attestation/attestation-policy.js";
export type {
  AttestationAlgorithm,
  CoseAlgorithm,
  EdwardsCurve,
  EllipticCurve,
  PluggableAlgorithm,
  PostQuantumAlgorithm,
  RuntimeAlgorithm,
} from "./cose/algorithm.js";
export type { CosePublicKey, KeyMaterial } from "./cose/public-key.js";
export type { AkpPublicKey } from "./cose/akp-public-key.js";
export type { Ec2PublicKey } from "./cose/ec2-public-key.js";
export type { OkpPublicKey } from "./cose/okp-public-key.js";
export type { RsaPublicKey } from "./cose/rsa-public-key.js";
export type { RuntimeKey } from "./signature/public-key.js";
export type { SignatureVerifier } from "./signature/signature-verifier.js";
export type {
  AttestationPreference,
  AuthenticatorAttachment,
  AuthenticatorSelectionCriteria,
  PublicKeyCredentialCreationOptionsJSON,
  ResidentKeyRequirement,
} from "./registration/registration-options.js";
export type { PublicKeyCredentialRequestOptionsJSON } from "./authentication/authentication-options.js";
export type {
  AuthenticatorAttestationResponseJSON,
  RegistrationResponseJSON,
} from "./registration/registration-response.js";
export type {
  AuthenticationResponseJSON,
  AuthenticatorAssertionResponseJSON,
} from "./authentication/authentication-response.js";
export type {
  Assurance,
  AssuranceEvidence,
  AssuranceLevel,
  AssuranceReason,
  AssuranceSubject,
  AuthenticatorModel,
  UserVerificationAssurance,
} from "./assurance/assurance.js";
export type { CredentialPreset } from "./assurance/credential-presets.js";
export type {
  AllowedModel,
  CredentialDecision,
  CredentialDemand,
  CredentialDenial,
} from "./assurance/decide-credential.js";
export type {
  AuthenticationDescription,
  AuthenticationFactors,
  AuthenticationMethod,
} from "./assurance/describe-authentication.js";
export type { CredentialEvent, CredentialTransition } from "./transition/describe-transition.js";
export type { SignCountDecision, SignCountPolicy } from "./transition/decide-sign-count.js";
export type { FakeCredentialShape, FakeCredentialSource } from "./fake-credentials/build-fake-credentials.js";
export type { RelatedOrigins } from "./related-origins/related-origins-document.js";
export type { RegistrableDomain } from "./related-origins/registrable-origin-label.js";
export type { RelatedOriginDecision } from "./related-origins/decide-related-origin.js";
export type { PublicKeyCredentialMembers } from "./ceremony/response-members.js";
export type { AuthenticatorHint, PublicKeyCredentialDescriptorJSON } from "./ceremony/option-members.js";
export { verifyMetadataBlob } from "./metadata/verify-metadata-blob.js";
export { findMetadataEntries, type MetadataLookup } from "./metadata/find-metadata-entries.js";
export { attestationCertificateKeyIdentifier } from "./metadata/key-identifier.js";
export { attestationTrustAnchors } from "./metadata/attestation-trust-anchors.js";
export { statusAt, type MetadataStatus } from "./metadata/status-at.js";
export { describeModel } from "./metadata/describe-model.js";
export { describeCredentialModel } from "./metadata/describe-credential-model.js";
export { findAffectedCredentials, type AffectedCredential } from "./metadata/find-affected-credentials.js";
export type { ExpectedMetadataBlob } from "./metadata/expected-metadata-blob.js";
export type { MetadataPayload, VerifiedMetadata } from "./metadata/verified-metadata.js";
export type { MetadataEntry, StatusReport } from "./metadata/metadata-entry.js";
export type {
  AllAcceptedCredentialsOptions,
  CurrentUserDetailsOptions,
  UnknownCredentialOptions,
} from "./signals/signal-payloads.js";
export type {
  ClaimedRegistrationOutputs,
  RegistrationExtensionResults,
  RegistrationExtensions,
  SignedRegistrationOutputs,
} from "./extensions/registration-extensions.js";
export type {
  AuthenticationExtensionResults,
  AuthenticationExtensions,
  ClaimedAuthenticationOutputs,
} from "./extensions/authentication-extensions.js";
export type { CredentialProtectionPolicy } from "./extensions/credential-protection.js";
export type { PrfValues } from "./extensions/prf-values.js";
export type { UnsolicitedExtensions } from "./extensions/unsolicited-extensions.js";
export type { JsonObject } from "./json-object.js";
