import { base64urlnopad } from "@scure/base";

import { WebAuthnError } from "./errors.js";

/**
 * Decodes base64url without padding ([RFC4648] §5), where every value has one spelling: padding, the other
 * alphabet, white space and stray bits are refused.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> {
  try {
    return new Uint8Array(base64urlnopad.decode(text));
  } catch (cause) {
    throw new WebAuthnError("base64url-malformed", "A member is not base64url without padding.", { cause });
  }
}

/** Encodes bytes as base64url without padding, as WebAuthn's JSON forms carry them. */
export function encodeBase64url(bytes: Uint8Array): string {
  return base64urlnopad.encode(bytes);
}
