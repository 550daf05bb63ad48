import type { AttestationFormat } from "../attestation/attestation-policy.js";
import type { CredentialRecord } from "../credential-record.js";

declare const verified: unique symbol;

/** Proof that a credential was created in answer to a challenge. Only {@link verifyRegistration} makes one. */
export interface VerifiedRegistration {
  readonly [verified]: true;
  /** What to store, when nobody has a credential of this ID yet. */
  readonly credential: CredentialRecord;
  readonly attestation: VerifiedAttestation;
}

/** What is known about the authenticator. */
export interface VerifiedAttestation {
  readonly format: AttestationFormat;
  /**
   * Who signed the statement: nobody, the credential key itself, or a key that has a certificate: of a batch of
   * authenticators (`basic`), of one authenticator by way of its attestation authority (`attca`), or of this credential
   * alone (`anonca`). `compound`: several of them. On its own, none of them proves anything.
   */
  readonly type: "none" | "self" | "basic" | "attca" | "anonca" | "compound";
  /** Whether the path of the certificate ended at a trust anchor of the policy. */
  readonly trusted: boolean;
  /** Model of the authenticator as a UUID in lower case. A claim that any program can make, unless `trusted`. */
  readonly aaguid: string;
}
