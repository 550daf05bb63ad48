import { WebAuthnError } from "../../errors.js";

/**
 * Makes sure that a key was made by its TPM and cannot leave it.
 *
 * [WebAuthn] §8.3 does not ask for it. But a TPM certifies any key that is loaded into it, also one that was made elsewhere,
 * and of which there are copies: the credential would be as little bound to the device as one in a file.
 *
 * @throws {@link WebAuthnError} `attestation-key-unfit`.
 * @see {@link https://trustedcomputinggroup.org/resource/tpm-library-specification/ | TPM 2.0 Library, Part 2 §8.3}
 */
export function checkObjectAttributes(objectAttributes: number): void {
  if (!Object.values(ObjectAttribute).every((attribute) => (objectAttributes & attribute) !== 0)) {
    throw new WebAuthnError("attestation-key-unfit", "The credential key was not made by the TPM, or can leave it.");
  }
}

/** Bits of `TPMA_OBJECT`: neither the key nor the one above it can be duplicated, and no part of it came from outside. */
const ObjectAttribute = { fixedTPM: 0x02, fixedParent: 0x10, sensitiveDataOrigin: 0x20 } as const;
