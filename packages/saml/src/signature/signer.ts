/** How a signature is made; today one way, which every service provider takes. */
export type SignatureAlgorithm = "RSA-SHA256";

/** Signs with a key that stays with its owner: WebCrypto, AWS KMS or an HSM. */
export interface Signer {
  /** Which algorithm {@link Signer.sign} uses. */
  readonly algorithm: SignatureAlgorithm;
  /** DER certificate of the key, as published in our metadata. */
  readonly certificate: Uint8Array;
  /**
   * Hashes and signs `data`; resolves to the bare signature, for RSA-SHA256 as long as the modulus.
   *
   * Rejects when the owner of the key refuses or cannot be reached: the message is then not issued.
   */
  sign(data: Uint8Array): Promise<Uint8Array>;
}
