/**
 * Decodes base64 as XML carries it: with padding, and with white space between the characters ([XMLSchema2] §3.2.16).
 *
 * @returns `undefined` for anything else: another alphabet, missing padding, bits that stand for nothing.
 */
export function decodeBase64(text: string): Uint8Array | undefined {
  return decodeCompact(text) ?? decodeCompact(text.replaceAll(/[ \t\r\n]+/g, ""));
}

/** The runtime forgives nearly everything, but it writes each value in one way only ([RFC4648] §3.5). */
function decodeCompact(text: string): Uint8Array | undefined {
  const octets = Buffer.from(text, "base64");
  return octets.toString("base64") === text ? new Uint8Array(octets) : undefined;
}
