import { createHmac } from "node:crypto";

/** As many octets as wanted, the same for one seed and label, of which those of one label tell nothing about those of another. */
export function seededOctets(seed: Uint8Array, label: string, length: number): Uint8Array<ArrayBuffer> {
  const result = new Uint8Array(length);
  for (let offset = 0; offset < length; offset += 32) {
    const block = createHmac("sha256", seed)
      .update(`${label} ${String(offset)}`)
      .digest();
    result.set(block.subarray(0, length - offset), offset);
  }
  return result;
}
