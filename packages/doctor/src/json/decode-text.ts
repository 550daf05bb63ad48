import { DoctorError } from "../errors.js";

/**
 * Decodes a file to text: UTF-8, or the UTF-16 that PowerShell writes with `>`. A byte order mark is taken away.
 *
 * @throws {@link DoctorError} `input-not-text`.
 */
export function decodeText(octets: Uint8Array): string {
  const encoding = octets[0] === 0xff && octets[1] === 0xfe ? "utf-16le" : "utf-8";
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(octets);
  } catch {
    throw new DoctorError("input-not-text", "this is no text in UTF-8");
  }
}
