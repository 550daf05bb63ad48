import { encodeBase64url } from "../base64url.js";
import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import type { ClientData } from "./client-data.js";

/** A creation must not pass for an assertion, nor the other way round. */
export function checkType(clientData: ClientData, expected: "webauthn.create" | "webauthn.get"): void {
  if (clientData.type !== expected) throw new WebAuthnError("type-mismatch", "The client ran the other ceremony.");
}

/** The challenge in the spelling in which it was sent; another spelling of the same bytes is another challenge. */
export function checkChallenge(clientData: ClientData, expected: Uint8Array): void {
  const text = new TextEncoder();
  if (!equalBytes(text.encode(clientData.challenge), text.encode(encodeBase64url(expected)))) {
    throw new WebAuthnError("challenge-mismatch", "The client answered another challenge.");
  }
}

/** The whole origin, byte for byte: prefixes, suffixes and hosts alone have let attackers in elsewhere. */
export function checkOrigin(clientData: ClientData, expected: readonly string[]): void {
  if (!expected.includes(clientData.origin)) {
    throw new WebAuthnError("origin-mismatch", "The ceremony ran on an origin that is not expected.");
  }
}

/** No page of another origin may frame a ceremony. */
export function checkCrossOrigin(clientData: ClientData): void {
  if (clientData.crossOrigin === true) {
    throw new WebAuthnError("cross-origin-refused", "The ceremony ran in a frame of another origin.");
  }
}

/** A top origin says the same as `crossOrigin`, for clients that leave that one out. */
export function checkTopOrigin(clientData: ClientData): void {
  if (clientData.topOrigin !== undefined) {
    throw new WebAuthnError("top-origin-refused", "The ceremony ran in a frame of the page of another origin.");
  }
}
