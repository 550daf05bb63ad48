import type { SignatureAlgorithm } from "./signature-algorithms.js";

/** A private key that is bound to an algorithm: what {@link createSigner} joins with a certificate. */
export interface PrivateKey {
  readonly algorithm: SignatureAlgorithm;
  /** As in {@link Signer}. */
  readonly sign: (data: Uint8Array) => Promise<Uint8Array>;
}
