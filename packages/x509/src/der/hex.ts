import { Buffer } from "node:buffer";

/** Lower-case hex of octets, without separators. */
export function toHex({ buffer, byteOffset, length }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, length).toString("hex");
}

/** The octets that pairs of lower-case hex digits stand for; anything else is a `TypeError`. */
export function fromHex(hex: string): Uint8Array {
  if (!/^(?:[0-9a-f]{2})*$/.test(hex)) throw new TypeError("octets are written as pairs of lower-case hex digits");
  return Uint8Array.from(hex.match(/../g) ?? [], (octet) => parseInt(octet, 16));
}
