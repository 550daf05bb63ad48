import type { SignatureAlgorithm } from "./signature-algorithms.js";

/**
 * Signs with a key that stays with its owner: `node:crypto`, WebCrypto, AWS KMS or an HSM.
 *
 * Whoever fills this role is trusted to sign with the key that {@link Signer.certificate} holds.
 */
export interface Signer {
  /** Which algorithm {@link Signer.sign} uses. */
  readonly algorithm: SignatureAlgorithm;
  /** DER certificate of the key, as published in our metadata. */
  readonly certificate: Uint8Array;
  /**
   * Hashes and signs `data`; resolves to the bare signature: for RSA as long as the modulus, for ECDSA `r || s`, each
   * half as long as the order of the curve ([RFC9231] §2.3.6), not DER.
   *
   * Rejects when the owner of the key refuses or cannot be reached: the message is then not issued.
   */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
