import { checkAttestationPolicy, type AttestationPolicy } from "../attestation/attestation-policy.js";
import { isPostQuantumAlgorithm, type CoseAlgorithm } from "../cose/algorithm.js";
import type { UnsolicitedExtensions } from "../extensions/unsolicited-extensions.js";
import type { SignatureVerifier } from "../signature/signature-verifier.js";

/** By what the answer to a registration is verified, beside what was asked. All of it decides trust. */
export interface RegistrationVerification {
  readonly attestation: AttestationPolicy;
  /** The instant at which attestation certificates must be valid. */
  readonly now: Date;
  /** Verifiers of algorithms that the runtime lacks; none by default, and then such algorithms are refused. */
  readonly signatureVerifiers?: readonly SignatureVerifier[];
  /** What becomes of extension outputs that nobody asked for; ignored by default, as some authenticators send them always. */
  readonly unsolicitedExtensions?: UnsolicitedExtensions;
}

/** Makes sure that the programmer's policy makes sense, and can verify what was asked for; throws a `TypeError` otherwise. */
export function checkRegistrationVerification(
  { attestation, now, signatureVerifiers = [] }: RegistrationVerification,
  algorithms: readonly CoseAlgorithm[],
): void {
  checkAttestationPolicy(attestation);
  if (Number.isNaN(now.getTime())) throw new TypeError("now must be a date");
  const plugged = signatureVerifiers.map(({ algorithm }): CoseAlgorithm => algorithm);
  if (algorithms.some((algorithm) => isPostQuantumAlgorithm(algorithm) && !plugged.includes(algorithm))) {
    throw new TypeError("algorithms with ML-DSA need signatureVerifiers");
  }
}
