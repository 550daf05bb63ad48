import type { InsecureSignatureAlgorithm } from "./signature-algorithms.js";

/** Which signatures are believed, once they verify. What is left out is strict. */
export interface SignaturePolicy {
  /** Broken algorithms to believe nevertheless. Default: none. */
  readonly insecureAlgorithms?: readonly InsecureSignatureAlgorithm[];
  /** The bits that the modulus of an RSA key needs at least. Default, and least that is sound: 2048. */
  readonly insecureMinimumRsaModulusLength?: number;
}
