import { randomBytes } from "node:crypto";

import { encodeBase64url } from "../base64url.js";

/** Makes a challenge that nobody can guess and that is used once ([WebAuthn] §13.4.3): 32 random bytes in base64url. */
export function createChallenge(): string {
  return encodeBase64url(randomBytes(32));
}
