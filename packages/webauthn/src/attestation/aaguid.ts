import { Buffer } from "node:buffer";

/** Writes an AAGUID as a UUID in lower case, the form in which vendors publish it. */
export function formatAaguid(aaguid: Uint8Array): string {
  const hex = Buffer.from(aaguid).toString("hex");
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, "$1-$2-$3-$4-$5");
}
