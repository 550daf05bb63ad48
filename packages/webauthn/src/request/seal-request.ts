import { createCipheriv, createDecipheriv, createHash, randomBytes } from "node:crypto";

import { decodeBase64url, encodeBase64url } from "../base64url.js";
import { concatBytes } from "../concat-bytes.js";
import { WebAuthnError } from "../errors.js";
import type { OneTimeIds } from "./one-time-store.js";
import { checkBrowserId } from "./request-key.js";
import { hasExpired, type StoredRequest, type Taken } from "./stored-request.js";

/** With what a request is sealed. */
export interface RequestSealing {
  /** 32 random bytes for nothing but this. Change it every few months: {@link RequestOpening.keys} may have old ones. */
  readonly key: Uint8Array;
  /** As for {@link keepRequest}. */
  readonly browserId: string;
}

/** With what a sealed request is opened. */
export interface RequestOpening {
  /** The key that seals today, and those that sealed what may still be on its way. */
  readonly keys: readonly [Uint8Array, ...Uint8Array[]];
  /** Remembers which requests were used. */
  readonly usedIds: OneTimeIds;
  readonly browserId: string;
  readonly now: Date;
}

/**
 * Seals a request, so that the client can carry it and nothing has to be stored until an answer comes: beginning a ceremony
 * then costs strangers and servers the same. The client can neither read nor change it, nor use it for another purpose or in
 * another browser.
 *
 * AES-256-GCM under a random nonce of 96 bits: one key seals 2^32 requests safely ([SP800-38D] §8.3).
 *
 * @returns base64url. Send it beside the options, and take it back beside the response.
 * @throws TypeError when the key has not 32 bytes, or the request has so much in it, some 96 KB, that it would not be opened.
 */
export function sealRequest(request: StoredRequest, { key, browserId }: RequestSealing): string {
  checkKey(key);
  const nonce = randomBytes(nonceLength);
  const cipher = createCipheriv(algorithm, key, nonce, { authTagLength: tagLength });
  cipher.setAAD(associatedData(request.purpose, browserId));
  const sealed = cipher.update(JSON.stringify(request), "utf8");
  const text = encodeBase64url(concatBytes(nonce, sealed, cipher.final(), cipher.getAuthTag()));
  if (text.length > maxSealedText) throw new TypeError("a request with so much in it cannot be sealed");
  return text;
}

/**
 * Opens a sealed request, once: whoever gets it is the only one, and verifies the response against it or throws both away.
 *
 * @param sealed - what the client brought, whatever it is.
 * @throws {@link WebAuthnError} `request-seal-invalid` when none of the keys made the seal for this purpose and browser,
 * `request-expired`, `request-used`, or `base64url-malformed`.
 * @throws TypeError when a key has not 32 bytes.
 */
export async function openRequest<Purpose extends StoredRequest["purpose"]>(
  purpose: Purpose,
  sealed: unknown,
  { keys, usedIds, browserId, now }: RequestOpening,
): Promise<Taken<Extract<StoredRequest, { purpose: Purpose }>>> {
  keys.forEach(checkKey);
  const request = unseal(sealed, keys, associatedData(purpose, browserId));
  if (hasExpired(request, now)) throw new WebAuthnError("request-expired", "The ceremony was begun too long ago.");
  // The challenge is random and of this request alone.
  if (!(await usedIds.take(`webauthn-${purpose}:${request.challenge}`, new Date(request.expiresAt)))) {
    throw new WebAuthnError("request-used", "The ceremony was finished already.");
  }
  return request as Taken<Extract<StoredRequest, { purpose: Purpose }>>;
}

function unseal(sealed: unknown, keys: readonly Uint8Array[], aad: Uint8Array): StoredRequest {
  if (typeof sealed !== "string" || sealed.length > maxSealedText) throw sealInvalid();
  const bytes = decodeBase64url(sealed);
  if (bytes.length < nonceLength + tagLength) throw sealInvalid();
  const text = keys.map((key) => decrypt(bytes, key, aad)).find((opened) => opened !== undefined);
  if (text === undefined) throw sealInvalid();
  // Nobody but a holder of the key wrote it.
  return JSON.parse(text) as StoredRequest;
}

function decrypt(bytes: Uint8Array, key: Uint8Array, aad: Uint8Array): string | undefined {
  const tagAt = bytes.length - tagLength;
  const decipher = createDecipheriv(algorithm, key, bytes.subarray(0, nonceLength), { authTagLength: tagLength });
  decipher.setAAD(aad);
  decipher.setAuthTag(bytes.subarray(tagAt));
  try {
    return decipher.update(bytes.subarray(nonceLength, tagAt), undefined, "utf8") + decipher.final("utf8");
  } catch {
    return undefined;
  }
}

/** What the seal is for. The purpose has no colon, and the browser's name is hashed. */
function associatedData(purpose: StoredRequest["purpose"], browserId: string): Uint8Array {
  checkBrowserId(browserId);
  const browser = createHash("sha256").update(browserId, "utf8").digest();
  return concatBytes(new TextEncoder().encode(`webauthn-${purpose}:`), browser);
}

function checkKey(key: Uint8Array): void {
  if (key.length !== 32) throw new TypeError("a key that seals requests has 32 bytes");
}

function sealInvalid(): WebAuthnError {
  return new WebAuthnError("request-seal-invalid", "The sealed request was not made here, for this.");
}

const algorithm = "aes-256-gcm";
const nonceLength = 12;
const tagLength = 16;

// 64 excluded credentials with long IDs fit in.
const maxSealedText = 0x2_0000;
