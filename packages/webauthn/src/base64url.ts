import { Buffer } from "node:buffer";

import { WebAuthnError } from "./errors.js";

/**
 * Decodes base64url without padding ([RFC4648] §5), where every value has one spelling: padding, the other
 * alphabet, white space and stray bits are refused.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> {
  const bytes = Buffer.from(text, "base64url");
  // `Buffer` forgives all of that when it decodes, but there is only one way in which it encodes.
  if (bytes.toString("base64url") !== text) {
    throw new WebAuthnError("base64url-malformed", "A member is not base64url without padding.");
  }
  return new Uint8Array(bytes);
}

/** Encodes bytes as base64url without padding, as WebAuthn's JSON forms carry them. */
export function encodeBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("base64url");
}
