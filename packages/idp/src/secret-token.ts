import { base64urlnopad } from "@scure/base";

/** Makes 32 random bytes, in base64url: a session id, an enrolment ticket, a browser id, a challenge. */
export function createSecretToken(crypto: Crypto): string {
  return base64urlnopad.encode(crypto.getRandomValues(new Uint8Array(32)));
}

/** Whether a stranger's value has the one spelling that {@link createSecretToken} gives; says nothing about trust. */
export function isSecretToken(value: unknown): value is string {
  // 32 bytes are 42 characters and 4 bits: the last character leaves its two lowest bits zero.
  return typeof value === "string" && /^[A-Za-z0-9_-]{42}[AEIMQUYcgkosw048]$/.test(value);
}

/**
 * What a store keeps in the place of a token: SHA-256 in base64url.
 *
 * No salt and no stretching: nobody guesses 256 random bits, and a lookup needs one value.
 */
export async function hashSecretToken(token: string, crypto: Crypto): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
  return base64urlnopad.encode(new Uint8Array(digest));
}
