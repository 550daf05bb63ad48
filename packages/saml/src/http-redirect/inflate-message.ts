import { inflateRawSync } from "node:zlib";

import { SamlError } from "../errors.js";

/**
 * Undoes DEFLATE ([RFC1951]), up to a limit.
 *
 * What comes out is bounded while it comes out, so that a kilobyte that stands for a gigabyte costs a kilobyte
 * (CVE-2023-28119). All of the input must belong to it: octets behind the end would be signed and never read.
 *
 * @returns at most 262 144 octets.
 * @throws {@link SamlError} `message-not-deflated`, `message-too-large`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-bindings-2.0-os.pdf | SAML Bindings §3.4.4.1}
 */
export function inflateMessage(deflated: Uint8Array): Uint8Array {
  const { buffer, engine } = inflate(deflated);
  if (engine.bytesWritten !== deflated.length) throw notDeflated({});
  return new Uint8Array(buffer.buffer, buffer.byteOffset, buffer.length);
}

function inflate(deflated: Uint8Array): Inflated {
  try {
    return inflateRawSync(deflated, options) as unknown as Inflated;
  } catch (cause) {
    if (cause instanceof RangeError)
      throw new SamlError("message-too-large", "The message is too large once inflated.");
    throw notDeflated({ cause });
  }
}

/** What the option `info` makes of the result, of which the types know nothing. */
interface Inflated {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
}

function notDeflated(options: ErrorOptions): SamlError {
  return new SamlError("message-not-deflated", "The message is not raw DEFLATE, or something follows it.", options);
}

/** The pieces that the output is made in are small because messages are: most fit into one. */
const options = { info: true, maxOutputLength: 262_144, chunkSize: 2048 };
