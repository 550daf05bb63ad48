/** Which TPMs a relying party takes. */
export interface TpmPolicy {
  /**
   * Vendors that the attestation certificate may name, for example `id:494E5443`; upper and lower case are the same. By
   * default those of `tpmManufacturers`.
   */
  readonly allowManufacturers?: readonly string[];
  /**
   * Takes statements with RSA signatures over SHA-1 (RS1, -65535), as old TPMs make them. Who can find collisions of SHA-1
   * may show such a statement in another ceremony than its own.
   */
  readonly dangerouslyAllowRs1?: boolean;
  /**
   * Takes keys of which the TPM does not say that it made them and keeps them to itself, as the example in WebAuthn Level 3
   * has it. Whoever owns the computer may have copies of such a key.
   */
  readonly insecureIgnoreObjectAttributes?: boolean;
}

/** Makes sure that the policy says what the programmer meant. */
export function checkTpmPolicy({ allowManufacturers }: TpmPolicy): void {
  if (allowManufacturers === undefined) return;
  if (allowManufacturers.length === 0 || !allowManufacturers.every(isManufacturer)) {
    throw new TypeError("attestation.tpm.allowManufacturers must be identifiers such as id:494E5443");
  }
}

/** Tells the identifier of a vendor from other text. */
export function isManufacturer(text: string): boolean {
  return /^id:[0-9A-F]{8}$/i.test(text);
}
