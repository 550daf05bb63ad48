import type * as cborX from "cbor-x";
import { Decoder } from "cbor-x/decode-no-eval";

import { WebAuthnError } from "../errors.js";
import { scanCbor } from "./scan-cbor.js";

/** What an item in CTAP2 canonical form can be. Integers above 32 bits are `bigint`. */
export type CborValue = number | bigint | string | boolean | null | Uint8Array | readonly CborValue[] | CborMap;

/** A map with integer and text keys. */
export type CborMap = ReadonlyMap<CborValue, CborValue>;

/**
 * Decodes bytes that are exactly one CBOR item in CTAP2 canonical form. Byte strings are copies.
 *
 * @throws {@link WebAuthnError} `cbor-malformed`.
 */
export function decodeCbor(bytes: Uint8Array): CborValue {
  if (bytes.length > maxLength) throw new WebAuthnError("cbor-malformed", "A CBOR item is too long.");
  if (scanCbor(bytes) !== bytes.length) throw new WebAuthnError("cbor-malformed", "Bytes follow a CBOR item.");
  try {
    // A view of its own, as cbor-x hangs a property on the array that it is given.
    return decoder.decode(bytes.subarray()) as CborValue;
  } catch (cause) {
    // The limits of cbor-x are global: another user of it may have set them lower than what this item needs.
    throw new WebAuthnError("cbor-malformed", "A CBOR item could not be decoded.", { cause });
  }
}

/** Tells a CBOR map from the other values. */
export function isCborMap(value: CborValue | undefined): value is CborMap {
  return value instanceof Map;
}

/** Tells a CBOR byte string from the other values. */
export function isCborBytes(value: CborValue | undefined): value is Uint8Array {
  return value instanceof Uint8Array;
}

// Attestation objects with chains of several certificates stay below 10 KiB.
const maxLength = 0x1_0000;

// The build without eval runs under a strict Content-Security-Policy and on Workers. Its declarations do not resolve
// under NodeNext; those of the main entry describe the same class.
const decoder = new (Decoder as typeof cborX.Decoder)({ mapsAsObjects: false, useRecords: false, copyBuffers: true });
