import { Buffer } from "node:buffer";

import { isJsonObject, ownMember, type JsonObject } from "./json-object.js";

/** A signed text with the certificates of its signer. Nothing is said about trust. */
export interface CompactJws {
  /** The algorithm that it claims. */
  readonly algorithm: string;
  /** DER, the signer's first. */
  readonly x5c: readonly [Uint8Array, ...Uint8Array[]];
  /** What was signed: header and payload as they were sent. */
  readonly signingInput: Uint8Array;
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/**
 * Parses a JWS in compact form that brings its certificates along, at most eight.
 *
 * @throws SyntaxError.
 * @see {@link https://www.rfc-editor.org/rfc/rfc7515#section-5.2 | RFC 7515 §5.2}
 */
export function parseCompactJws(text: string): CompactJws {
  const [header, payload, signature, ...others] = text.split(".", 4);
  if (header === undefined || payload === undefined || signature === undefined || others.length > 0) {
    throw new SyntaxError("not three parts with two dots between");
  }
  return {
    ...parseHeader(decodePart(header)),
    signingInput: Buffer.from(`${header}.${payload}`, "latin1"),
    payload: decodePart(payload),
    signature: decodePart(signature),
  };
}

/**
 * Parses UTF-8 that must be a JSON object.
 *
 * @throws SyntaxError or TypeError.
 */
export function parseJsonPart(octets: Uint8Array): JsonObject {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(octets));
  if (!isJsonObject(value)) throw new SyntaxError("not a JSON object");
  return value;
}

function parseHeader(octets: Uint8Array): Pick<CompactJws, "algorithm" | "x5c"> {
  const header = parseJsonPart(octets);
  const algorithm = ownMember(header, "alg");
  const x5c = ownMember(header, "x5c");
  if (typeof algorithm !== "string") throw new SyntaxError("no algorithm");
  // Extensions that have to be understood ([RFC7515] §4.1.11): none is.
  if (ownMember(header, "crit") !== undefined) throw new SyntaxError("a critical extension");
  // x5u would have to be fetched: who serves certificates there can send them along as well.
  if (!isTextList(x5c)) throw new SyntaxError("no certificates, or too many");
  const [signer, ...authorities] = x5c;
  return { algorithm, x5c: [decodeCertificate(signer), ...authorities.map(decodeCertificate)] };
}

function isTextList(value: unknown): value is readonly [string, ...string[]] {
  if (!Array.isArray(value) || value.length < 1 || value.length > maximumCertificates) return false;
  return value.every((member) => typeof member === "string");
}

// Services send three or four; search for a path grows with their number.
const maximumCertificates = 8;

/** Base64, not base64url ([RFC7515] §4.1.6). */
function decodeCertificate(text: string): Uint8Array {
  return decodeStrictly(text, "base64");
}

function decodePart(text: string): Uint8Array {
  return decodeStrictly(text, "base64url");
}

/** `Buffer` forgives other spellings, so only what encodes to the same text again is taken. */
function decodeStrictly(text: string, encoding: "base64" | "base64url"): Uint8Array {
  const octets = Buffer.from(text, encoding);
  if (octets.toString(encoding) !== text) throw new SyntaxError(`not ${encoding}`);
  return octets;
}
