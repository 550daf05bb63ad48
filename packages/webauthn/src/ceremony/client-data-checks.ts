import { equalBytes } from "../equal-bytes.js";
import { WebAuthnError } from "../errors.js";
import type { ClientData } from "./client-data.js";
import type { ExpectedCrossOrigin } from "./expected-cross-origin.js";

/** A creation must not pass for an assertion, nor the other way round. */
export function checkType(clientData: ClientData, expected: "webauthn.create" | "webauthn.get"): void {
  if (clientData.type !== expected) throw new WebAuthnError("type-mismatch", "The client ran the other ceremony.");
}

/** The challenge in the spelling in which it was sent; another spelling of the same bytes is another challenge. */
export function checkChallenge(clientData: ClientData, expected: string): void {
  const text = new TextEncoder();
  if (!equalBytes(text.encode(clientData.challenge), text.encode(expected))) {
    throw new WebAuthnError("challenge-mismatch", "The client answered another challenge.");
  }
}

/** The whole origin, byte for byte: prefixes, suffixes and hosts alone have let attackers in elsewhere. */
export function checkOrigin(clientData: ClientData, expected: string): void {
  if (clientData.origin !== expected) {
    throw new WebAuthnError("origin-mismatch", "The ceremony ran on another origin than where it was begun.");
  }
}

/** No page of another origin may frame a ceremony, unless such pages are expected. */
export function checkCrossOrigin(clientData: ClientData, expected: ExpectedCrossOrigin | undefined): void {
  if (clientData.crossOrigin === true && expected === undefined) {
    throw new WebAuthnError("cross-origin-refused", "The ceremony ran in a frame of another origin.");
  }
}

/**
 * The page at the top is one of those expected. For clients that leave `crossOrigin` out, a top origin alone is refused: it says
 * the same.
 */
export function checkTopOrigin(
  { crossOrigin = false, topOrigin }: ClientData,
  expected: ExpectedCrossOrigin | undefined,
): void {
  const isExpected =
    topOrigin === undefined
      ? !crossOrigin || expected?.insecureAllowUnnamedTopOrigin === true
      : crossOrigin && expected?.topOrigins.includes(topOrigin) === true;
  if (!isExpected) {
    throw new WebAuthnError("top-origin-refused", "The ceremony ran in a frame of a page that is not expected.");
  }
}
