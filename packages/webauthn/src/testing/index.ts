export { createSoftwareAuthenticator, type SoftwareAuthenticator } from "./software-authenticator.js";
export {
  createAttestationBatch,
  type AttestationBatch,
  type AttestationBatchFields,
  type AttestationCertificateDefects,
} from "./attestation-batch.js";
export type { SoftwareAuthenticatorOptions, SoftwareCredential } from "./software-authenticator-options.js";
export type { SoftwareAttestation } from "./attestation-object.js";
export type { CeremonyDefects } from "./ceremony-defects.js";
export type { AuthenticatorFlags } from "./serialize-authenticator-data.js";
export type { SoftwarePrivateKey } from "./software-key.js";
export type { AttestedCredentialData } from "../ceremony/authenticator-data.js";
export type { CborMap, CborValue } from "../cbor/decode-cbor.js";
