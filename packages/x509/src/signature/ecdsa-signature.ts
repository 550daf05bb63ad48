import { derFields } from "../der/der-fields.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";

/**
 * Turns an ECDSA signature of WebCrypto, `r || s`, into the Ecdsa-Sig-Value of X.509.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3279#section-2.2.3 | RFC 3279 §2.2.3}
 */
export function serializeEcdsaSignature(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  const r = serializeUnsignedInteger(signature.subarray(0, half));
  const s = serializeUnsignedInteger(signature.subarray(half));
  return serializeDer(derTag.sequence, r, s);
}

/** Turns an Ecdsa-Sig-Value into `r || s` of twice `size` octets, as WebCrypto verifies it. */
export function parseEcdsaSignature(der: Uint8Array, size: number): Uint8Array<ArrayBuffer> {
  const fields = derFields(parseDer(der), derTag.sequence);
  const r = readCoordinate(fields.take(derTag.integer), size);
  const s = readCoordinate(fields.take(derTag.integer), size);
  fields.finish();
  const signature = new Uint8Array(2 * size);
  signature.set(r, size - r.length);
  signature.set(s, 2 * size - s.length);
  return signature;
}

function readCoordinate(element: DerElement, size: number): Uint8Array {
  const content = readInteger(element);
  const magnitude = content[0] === 0 ? content.subarray(1) : content;
  if ((content[0] ?? 0) >= 0x80 || magnitude.length > size) {
    throw new X509Error("der-malformed", "an ECDSA signature with a number outside the curve's order");
  }
  return magnitude;
}
