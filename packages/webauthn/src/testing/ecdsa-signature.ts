import { concatBytes } from "../concat-bytes.js";

/** Writes a P-256 signature of WebCrypto, `r || s`, as the DER that authenticators send. */
export function serializeEcdsaSignature(signature: Uint8Array): Uint8Array<ArrayBuffer> {
  const integers = concatBytes(derInteger(signature.subarray(0, 32)), derInteger(signature.subarray(32)));
  return concatBytes(Uint8Array.of(0x30, integers.length), integers);
}

function derInteger(scalar: Uint8Array): Uint8Array {
  const digits = scalar.subarray(scalar.findIndex((byte) => byte !== 0));
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return Uint8Array.of(0x02, sign.length + digits.length, ...sign, ...digits);
}
