import { checkAttestationPolicy, type AttestationPolicy } from "../attestation/attestation-policy.js";
import { checkExpectedCeremony, checkUserHandleLength, type ExpectedCeremony } from "../ceremony/expected-ceremony.js";
import { isCoseAlgorithm, isPostQuantumAlgorithm, type CoseAlgorithm } from "../cose/algorithm.js";

/** What a relying party expects of a registration. All of it decides trust, so nothing has a default. */
export interface ExpectedRegistration extends ExpectedCeremony {
  /** The user handle sent in the options, 1 to 64 bytes: whose credential this becomes. */
  readonly userHandle: Uint8Array;
  /** Algorithms sent in the options; the client is not trusted to have obeyed them. */
  readonly algorithms: readonly [CoseAlgorithm, ...CoseAlgorithm[]];
  readonly attestation: AttestationPolicy;
  /** The instant at which attestation certificates must be valid. */
  readonly now: Date;
}

/** Makes sure that the programmer's expectations make sense; throws a `TypeError` otherwise. */
export function checkExpectedRegistration(expected: ExpectedRegistration): void {
  checkExpectedCeremony(expected);
  checkUserHandleLength(expected.userHandle);
  checkAlgorithms(expected.algorithms);
  checkVerifiers(expected);
  checkAttestationPolicy(expected.attestation);
  if (Number.isNaN(expected.now.getTime())) throw new TypeError("now must be a date");
}

/** Refuses an empty list, and algorithms that this package does not know. */
export function checkAlgorithms(algorithms: readonly CoseAlgorithm[]): void {
  if (algorithms.length === 0 || !algorithms.every(isCoseAlgorithm)) {
    throw new TypeError("algorithms must be COSE numbers of known signature algorithms, for example -7 and -257");
  }
}

/** Refuses algorithms that could be offered but not verified. */
function checkVerifiers({ algorithms, signatureVerifiers = [] }: ExpectedRegistration): void {
  const isPlugged = (algorithm: CoseAlgorithm) =>
    signatureVerifiers.some((verifier) => verifier.algorithm === algorithm);
  if (algorithms.some((algorithm) => isPostQuantumAlgorithm(algorithm) && !isPlugged(algorithm))) {
    throw new TypeError("algorithms with ML-DSA need signatureVerifiers");
  }
}
