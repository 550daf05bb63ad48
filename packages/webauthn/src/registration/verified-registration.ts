import type { VerifiedAttestation } from "../attestation/verified-attestation.js";
import type { CredentialRecord } from "../credential-record.js";
import type { RegistrationExtensionResults } from "../extensions/registration-extensions.js";

declare const verified: unique symbol;

/** Proof that a credential was created in answer to a challenge. Only {@link verifyRegistration} makes one. */
export interface VerifiedRegistration {
  readonly [verified]: true;
  /** What to store, when nobody has a credential of this ID yet. */
  readonly credential: CredentialRecord;
  /** What is known about the authenticator, as in the record. */
  readonly attestation: VerifiedAttestation;
  /** Whether the authenticator verified its user. Always, unless the request was begun with `insecureUserVerification`. */
  readonly userVerified: boolean;
  readonly extensions: RegistrationExtensionResults;
}
