import { Buffer } from "node:buffer";

import { seededOctets } from "../seeded-octets.js";

/** A number from 1 to `limit` - 1, the same for one seed and label. */
export function seededNumber(seed: Uint8Array, label: string, limit: bigint): bigint {
  // 64 bits more than the limit has, so that no number is likelier than another.
  const length = Math.ceil(limit.toString(16).length / 2) + 8;
  return (toNumber(seededOctets(seed, label, length)) % (limit - 1n)) + 1n;
}

/** Reads octets as a number, the most significant first. */
export function toNumber(octets: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(octets).toString("hex")}`);
}

/** Writes a number in so many octets. */
export function toOctets(number: bigint, length: number): Uint8Array<ArrayBuffer> {
  return new Uint8Array(Buffer.from(number.toString(16).padStart(2 * length, "0"), "hex"));
}
