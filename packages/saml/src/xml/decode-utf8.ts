import { isUtf8 } from "node:buffer";

import { SamlError } from "../errors.js";

/**
 * Decodes a document in UTF-8, the one encoding that SAML messages have. A byte order mark stays where it is.
 *
 * @throws {@link SamlError} `xml-encoding`.
 */
export function decodeUtf8(octets: Uint8Array): string {
  // The decoder alone would put U+FFFD for whatever is not UTF-8.
  if (!isUtf8(octets)) throw new SamlError("xml-encoding", "The document is not UTF-8.");
  return Buffer.from(octets.buffer, octets.byteOffset, octets.byteLength).toString("utf8");
}
