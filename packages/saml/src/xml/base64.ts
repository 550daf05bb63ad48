/** Writes octets in base64, on one line and with padding. */
export function encodeBase64(octets: Uint8Array): string {
  // The runtime's own encoder: one of JavaScript costs more than the rest of a signature's XML together.
  return Buffer.from(octets.buffer, octets.byteOffset, octets.length).toString("base64");
}
