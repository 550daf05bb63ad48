import type { VerifiedMetadata } from "../metadata/verified-metadata.js";

import type { AndroidKeyPolicy } from "./android-key/android-key-policy.js";
import type { SafetyNetPolicy } from "./android-safetynet/safetynet-policy.js";
import type { ManagedApplePolicy } from "./managed-apple.js";
import { checkTpmPolicy, type TpmPolicy } from "./tpm/tpm-policy.js";

/** Attestation statement formats that this package verifies. */
export type AttestationFormat = SingleFormat | "compound";

/** Those that a compound statement can consist of. */
export type SingleFormat = "none" | "packed" | "tpm" | "android-key" | "android-safetynet" | "apple" | "fido-u2f";

/**
 * Which attestations a relying party takes. Decided on what came and was verified, not on what was asked for.
 */
export interface AttestationPolicy {
  /** Formats taken. `packed` includes self attestation, which proves nothing: see `trust`. */
  readonly formats: readonly [AttestationFormat, ...AttestationFormat[]];
  /**
   * DER certificates at one of which the path of an attestation certificate must end to be trusted: roots of
   * authenticator vendors or of the organisation, or an attestation certificate itself. Never the system's roots. Each vouches
   * for whatever model is named under it, also where software writes the AAGUID (`tpm`, `android-key`, `apple`): a list of
   * models needs `metadata`, or anchors of one vendor.
   */
  readonly trustAnchors: readonly Uint8Array[];
  /**
   * FIDO metadata. What they list for a model are its only trust anchors, and nobody else's; those of the policy are left for
   * models that metadata do not list.
   */
  readonly metadata?: VerifiedMetadata;
  /**
   * `required` refuses every attestation that is not trusted, `none` and self attestation among them. `optional` takes
   * them and says so in `attestation.trusted`.
   */
  readonly trust: "required" | "optional";
  /** What is asked of TPMs, where `formats` has `tpm`. */
  readonly tpm?: TpmPolicy;
  /** What is asked of Android keys, where `formats` has `android-key`. */
  readonly androidKey?: AndroidKeyPolicy;
  /** What is asked of devices, where `formats` has `android-safetynet`. */
  readonly safetyNet?: SafetyNetPolicy;
  /** Whose managed Apple devices are trusted, where `formats` has `packed`. Left out, they are like any others. */
  readonly managedApple?: ManagedApplePolicy;
  /**
   * How many of the statements in a compound one must be correct, of a format in `formats` and, to be trusted, trusted.
   * `all` by default. By `any`, the others count as little as if they had not been sent.
   */
  readonly compound?: "all" | "any";
}

/** Makes sure that the policy says what the programmer meant. */
export function checkAttestationPolicy({ formats, trust, tpm = {}, compound = "all" }: AttestationPolicy): void {
  if (formats.length === 0 || !formats.every(isAttestationFormat)) {
    throw new TypeError(`attestation.formats must be some of ${attestationFormats.join(", ")}`);
  }
  if (!trusts.includes(trust)) throw new TypeError(`attestation.trust must be one of ${trusts.join(", ")}`);
  checkTpmPolicy(tpm);
  if (!["all", "any"].includes(compound)) throw new TypeError("attestation.compound must be all or any");
}

const trusts: readonly AttestationPolicy["trust"][] = ["required", "optional"];

/** Tells the formats that this package verifies from others. */
export function isAttestationFormat(format: string): format is AttestationFormat {
  return attestationFormats.some((supported) => supported === format);
}

const attestationFormats: readonly AttestationFormat[] = [
  ...(["none", "packed", "tpm", "android-key", "android-safetynet", "apple", "fido-u2f", "compound"] as const),
];
