/**
 * Reads base64 with padding ([RFC4648] §4), as LDIF has it; `undefined` for any other text.
 *
 * `atob` forgives missing padding, blanks and stray bits: only what encodes to the same text again was base64.
 */
export function parseBase64(text: string): Uint8Array | undefined {
  try {
    const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
    return serializeBase64(bytes) === text ? bytes : undefined;
  } catch {
    return undefined;
  }
}

/** Writes base64 with padding, in one line. */
export function serializeBase64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
}
