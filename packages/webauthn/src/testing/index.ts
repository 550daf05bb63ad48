export { createSoftwareAuthenticator, type SoftwareAuthenticator } from "./software-authenticator.js";
export {
  createAttestationBatch,
  type AttestationBatch,
  type AttestationBatchFields,
  type AttestationCertificateDefects,
} from "./attestation-batch.js";
export { createTpmVendor, tpmAltName, tpmAttributes, type TpmAttributes, type TpmDefects } from "./tpm-vendor.js";
export type { TpmVendor, TpmVendorFields } from "./tpm-vendor.js";
export { createU2fBatch, type U2fBatch, type U2fBatchFields } from "./u2f-batch.js";
export {
  createAppleAuthority,
  type AppleAuthority,
  type AppleAuthorityFields,
  type AppleDefects,
} from "./apple-authority.js";
export type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
export { createAndroidKeystore, type AndroidKeystore, type AndroidKeystoreFields } from "./android-keystore.js";
export type { AndroidAuthorizationList, AndroidKeyDescription } from "./android-key-description.js";
export {
  createSafetyNetService,
  type SafetyNetDefects,
  type SafetyNetService,
  type SafetyNetServiceFields,
} from "./safetynet-service.js";
export { createCompoundAttester } from "./compound-attester.js";
export type { SoftwareAttestation } from "./attestation-object.js";
export type { AttestedCredential, SoftwareAttester, SoftwareStatement } from "./software-attester.js";
export type { CeremonyDefects } from "./ceremony-defects.js";
export type { AuthenticatorFlags } from "./serialize-authenticator-data.js";
export type { SoftwareKey, SoftwarePrivateKey } from "./software-key.js";
export type { AttestedCredentialData } from "../ceremony/authenticator-data.js";
export type { CborMap, CborValue } from "../cbor/decode-cbor.js";
export {
  createMetadataService,
  type MetadataBlobDefects,
  type MetadataBlobFields,
  type MetadataService,
  type MetadataServiceFields,
} from "./metadata-service.js";
