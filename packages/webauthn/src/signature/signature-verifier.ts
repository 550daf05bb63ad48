import type { PluggableAlgorithm } from "../cose/algorithm.js";
import type { CosePublicKey } from "../cose/public-key.js";

/**
 * Verifies signatures of an algorithm that the runtime lacks: ML-DSA anywhere, ES256K and Ed448 where it was built without.
 *
 * Whoever answers here is trusted as much as the runtime: a `true` signs somebody in.
 */
export interface SignatureVerifier {
  readonly algorithm: PluggableAlgorithm;
  /**
   * Tells whether `signature` is one of `publicKey` over `data`, which is not hashed yet.
   *
   * Lengths of the key's members have been checked, and that an ES256K signature is DER of two numbers in range; whether a
   * point is on its curve has not. Answers `false` for keys that are none. Throws or rejects only when it cannot answer,
   * which refuses the signature.
   */
  verify(publicKey: CosePublicKey, data: Uint8Array, signature: Uint8Array): boolean | Promise<boolean>;
}
