import { inflateRawSync } from "node:zlib";

import { decodeBase64 } from "../xml/decode-base64.js";
import { messageLimits } from "../xml/limits.js";

/** A message that was found in what somebody copied from somewhere, and how it was wrapped. */
export interface FoundMessage {
  readonly xml: string;
  /** From the outside in, for instance `query`, `base64`, `deflate`. */
  readonly wrapping: readonly string[];
  /** Whether a RelayState stood beside it, and how long it is: it may be a secret of the service provider. */
  readonly relayStateLength?: number;
  /** SigAlg of the HTTP-Redirect binding. */
  readonly signatureAlgorithm?: string;
}

/**
 * Finds the message in XML, in base64, in deflated base64, in a query or form body, or in a whole URL.
 *
 * Forgiving on purpose, as it serves people who look for a fault; nothing that verifies goes this way.
 *
 * @returns `undefined` if there is none.
 */
export function findMessage(text: string): FoundMessage | undefined {
  const trimmed = text.trim();
  if (trimmed.length > messageLimits.characters) return undefined;
  if (trimmed.startsWith("<")) return { xml: trimmed, wrapping: [] };
  return findParameter(trimmed) ?? unwrapBase64(trimmed, []);
}

function findParameter(text: string): FoundMessage | undefined {
  const parameterAt = text.search(/(?:^|[?&])SAML(?:Request|Response)=/);
  if (parameterAt < 0) return undefined;
  const queryAt = text.indexOf("?");
  // Behind the message a `?` belongs to the RelayState of a form body.
  const parameters = new URLSearchParams(queryAt > parameterAt ? text : text.slice(queryAt + 1));
  const value = parameters.get("SAMLResponse") ?? parameters.get("SAMLRequest") ?? "";
  // `+` stands for a space in forms; base64 has no spaces, so none is lost.
  const found = unwrapBase64(value.replaceAll(" ", "+"), ["parameter"]);
  if (found === undefined) return undefined;
  const [relayState, signatureAlgorithm] = [parameters.get("RelayState"), parameters.get("SigAlg")];
  return {
    ...found,
    ...(relayState !== null && { relayStateLength: relayState.length }),
    ...(signatureAlgorithm !== null && { signatureAlgorithm }),
  };
}

function unwrapBase64(text: string, outer: readonly string[]): FoundMessage | undefined {
  const octets = decodeBase64(text);
  if (octets === undefined || octets.length === 0) return undefined;
  const plain = new TextDecoder().decode(octets);
  if (/^\uFEFF?\s*</.test(plain)) return { xml: plain, wrapping: [...outer, "base64"] };
  const inflated = inflate(octets);
  return inflated === undefined ? undefined : { xml: inflated, wrapping: [...outer, "base64", "deflate"] };
}

function inflate(octets: Uint8Array): string | undefined {
  try {
    return inflateRawSync(octets, { maxOutputLength: messageLimits.characters }).toString("utf8");
  } catch {
    return undefined;
  }
}
