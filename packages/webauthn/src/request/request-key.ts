import { createHash } from "node:crypto";

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { parseClientData } from "../ceremony/client-data.js";
import type { StoredRequest } from "./stored-request.js";

/** What a request is stored by: the hash of its challenge and of the browser that began it, so that it holds no secrets. */
export function requestKey(purpose: StoredRequest["purpose"], challenge: string, browserId: string): string {
  checkBrowserId(browserId);
  // Each part has a hash of its own, so that no two requests share a text.
  const hash = createHash("sha256").update(digest(browserId)).update(digest(challenge)).digest();
  return `webauthn-${purpose}:${encodeBase64url(hash)}`;
}

/** Reads which challenge a response claims to answer: for looking its request up, the verifier compares it again. */
export function readClaimedChallenge(clientDataJSON: string): string {
  return parseClientData(decodeBase64url(clientDataJSON)).challenge;
}

/** Refuses what is the same for every browser. */
export function checkBrowserId(browserId: string): void {
  if (browserId === "") throw new TypeError("browserId must not be empty");
}

function digest(text: string): Uint8Array {
  return createHash("sha256").update(text, "utf8").digest();
}
