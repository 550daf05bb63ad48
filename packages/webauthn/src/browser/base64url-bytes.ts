/**
 * Decodes base64url without padding ([RFC4648] §5) with what every browser has.
 *
 * Forgives what `atob` does: the text comes from our own server, and newer browsers read it strictly.
 *
 * @throws DOMException `InvalidCharacterError`.
 */
export function decodeBase64url(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (character) => character.charCodeAt(0));
}

/** Encodes bytes as base64url without padding. */
export function encodeBase64url(bytes: ArrayBuffer): string {
  const text = Array.from(new Uint8Array(bytes), (byte) => String.fromCharCode(byte)).join("");
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}
