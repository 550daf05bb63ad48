import type { CredentialRecord } from "../credential-record.js";

/**
 * How well it is known where a private key is.
 *
 * - `attested-hardware`: a trusted attestation says that a model made it whose keys stay in its hardware. How good that
 *   is, the trust anchors decide: whoever configures a vendor's root believes that vendor.
 * - `claimed-device-bound`: the authenticator says that the key cannot be copied. Any program can say so.
 * - `syncable`: the authenticator says that the key can be copied to other devices.
 * - `unknown`: nothing was said, or what was said is known to be worth nothing.
 */
export type AssuranceLevel = "attested-hardware" | "claimed-device-bound" | "syncable" | "unknown";

/**
 * Whether the authenticator verified its user: `attested` when hardware says so whose model is attested, `claimed` when
 * anything else says so, `absent` when it does not.
 */
export type UserVerificationAssurance = "attested" | "claimed" | "absent";

/**
 * Why an assurance is what it is. Codes are API.
 *
 * - `backup-eligible`, `not-backup-eligible`: the flag BE of the credential.
 * - `backup-eligibility-not-stated`: the authenticator knows no such flag.
 * - `attestation-absent`: the format is `none`.
 * - `attestation-untrusted`: signed by the credential itself, or by somebody whom no trust anchor vouches for.
 * - `attestation-trusted`: its path ended at a trust anchor of the policy.
 * - `model-status-missing`: the model is attested, but nobody said what its metadata say.
 * - `model-status-clean`: the model is attested, and no status in effect tells of a compromise.
 * - `model-status-unrecognised`: there is a status whose name this version does not know. On its own it changes nothing.
 * - `model-revoked`: the model is not to be trusted any more.
 * - `user-key-compromised`: keys of this model can be taken out of it, or guessed.
 * - `attestation-key-compromised`: others can attest to be this model.
 * - `user-verification-bypassed`: this model can be used without its user.
 * - `key-protection-software`: the vendor says that this model keeps its keys in software.
 * - `key-protection-unclear`: the vendor does not say that it keeps them in hardware.
 * - `user-verification-absent`: the authenticator did not verify its user.
 * - `user-verification-not-initialized`: it did, and had not when the credential was made: whoever holds it may have set up the PIN.
 */
export type AssuranceReason =
  | "backup-eligible"
  | "not-backup-eligible"
  | "backup-eligibility-not-stated"
  | "attestation-absent"
  | "attestation-untrusted"
  | "attestation-trusted"
  | "model-status-missing"
  | "model-status-clean"
  | "model-status-unrecognised"
  | "model-revoked"
  | "user-key-compromised"
  | "attestation-key-compromised"
  | "user-verification-bypassed"
  | "key-protection-software"
  | "key-protection-unclear"
  | "user-verification-absent"
  | "user-verification-not-initialized";

/** What is known about a credential's authenticator, and from what. */
export interface Assurance {
  /** The credential of which this is said. */
  readonly credentialId: string;
  readonly level: AssuranceLevel;
  readonly userVerification: UserVerificationAssurance;
  /** Everything that was looked at, in the order of {@link AssuranceReason}. */
  readonly reasons: readonly AssuranceReason[];
}

/** What of a {@link CredentialRecord} counts; every record is one. */
export interface AssuranceSubject extends Pick<CredentialRecord, "id" | "attestation"> {
  /** Absent in records from before the flag BE. */
  readonly backupEligible?: boolean | undefined;
  /** Absent in records of a relying party that has always demanded user verification. */
  readonly uvInitialized?: boolean | undefined;
}

/** What is known beside the record. */
export interface AssuranceEvidence {
  /** Whether the flag UV was set in the ceremony that is judged. A record alone says nothing about it. */
  readonly userVerified: boolean;
  /** Of the model that the record names; absent when there are no metadata about it. */
  readonly model?: AuthenticatorModel | undefined;
}

/**
 * What verified FIDO metadata say about a model.
 *
 * @see {@link https://fidoalliance.org/specs/mds/fido-metadata-service-v3.1.1-ps-20260105.html | FIDO Metadata Service 3.1.1}
 */
export interface AuthenticatorModel {
  /** UUID, which must be that of the record; zeros for U2F, whose models metadata tell by key identifiers. */
  readonly aaguid: string;
  /** Those of the status reports that hold now, for example `FIDO_CERTIFIED_L1`. None is no answer. */
  readonly statuses: readonly string[];
  /** `keyProtection` of the metadata statement, for example `hardware`. Absent, the trust anchor alone answers for it. */
  readonly keyProtection?: readonly string[] | undefined;
}
