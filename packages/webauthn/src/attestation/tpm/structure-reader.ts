import { WebAuthnError } from "../../errors.js";

/** Takes the fields of a TPM structure, one after the other: big-endian, without padding. */
export interface StructureReader {
  uint16(): number;
  uint32(): number;
  skip(length: number): void;
  /** A TPM2B: 16 bits of length, and so many octets. A view into the structure. */
  sized(): Uint8Array;
  /** Refuses octets that no field has taken. */
  finish(): void;
}

/**
 * Reads a TPM structure; a field that goes beyond its end, and octets after the last one, are refused.
 *
 * @throws {@link WebAuthnError} `attestation-statement-malformed`, from each of its methods.
 */
export function readStructure(structure: Uint8Array): StructureReader {
  let offset = 0;
  const take = (length: number): Uint8Array => {
    const field = structure.subarray(offset, offset + length);
    if (field.length !== length) throw malformedStructure("ends too soon");
    offset += length;
    return field;
  };
  const unsigned = (length: number): number => take(length).reduce((sum, octet) => sum * 0x100 + octet, 0);

  return {
    uint16: () => unsigned(2),
    uint32: () => unsigned(4),
    skip: (length) => void take(length),
    sized: () => take(unsigned(2)),
    finish: () => {
      if (offset !== structure.length) throw malformedStructure("goes on");
    },
  };
}

/** The refusal of octets that are no such structure. */
export function malformedStructure(what: string): WebAuthnError {
  return new WebAuthnError("attestation-statement-malformed", `A structure of the TPM ${what}.`);
}
