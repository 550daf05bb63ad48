import { createHash } from "node:crypto";

/** The SHA-256 digest of bytes ([FIPS180-4]). */
export function sha256(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash("sha256").update(bytes).digest());
}
