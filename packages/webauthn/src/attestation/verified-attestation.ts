import type { AttestationFormat } from "./attestation-policy.js";

/** What is known about the authenticator that made a credential. JSON and back changes nothing. */
export type VerifiedAttestation = TrustedAttestation | UntrustedAttestation;

declare const trusted: unique symbol;

/**
 * A correct statement whose certificates led to a trust anchor of the policy. Only the check of that path, in
 * {@link verifyRegistration}, makes one; so whatever decides by the model takes this type.
 */
export interface TrustedAttestation {
  readonly [trusted]: true;
  readonly trusted: true;
  readonly format: AttestationFormat;
  /**
   * Whose key signed: that of a batch of authenticators (`basic`), of one authenticator by way of its attestation authority
   * (`attca`), or of this credential alone (`anonca`). `compound`: several of them.
   */
  readonly type: "basic" | "attca" | "anonca" | "compound";
  /** Model of the authenticator, a UUID in lower case; zeros where the statement names none, as FIDO U2F's do not. */
  readonly aaguid: string;
  /** By what metadata name the attestation certificates: see {@link attestationCertificateKeyIdentifier}. */
  readonly attestationCertificateKeyIdentifiers: readonly string[];
}

/** A statement that proves nothing about the authenticator: there is none, or nobody that the policy trusts stands behind it. */
export interface UntrustedAttestation {
  readonly trusted: false;
  readonly format: AttestationFormat;
  /** As above; and `none` when nobody signed, `self` when the credential itself did. */
  readonly type: "none" | "self" | TrustedAttestation["type"];
  /** What it says its model is. Any program can say so. */
  readonly claimedAaguid: string;
}
