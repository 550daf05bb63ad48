import { Buffer } from "node:buffer";

/** Writes an AAGUID as a UUID in lower case, the form in which vendors publish it. */
export function formatAaguid(aaguid: Uint8Array): string {
  const hex = Buffer.from(aaguid).toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
}
