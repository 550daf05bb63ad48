import type { AuthenticationResponseJSON } from "../authentication/authentication-response.js";
import { WebAuthnError } from "../errors.js";
import type { RegistrationResponseJSON } from "../registration/registration-response.js";
import type { OneTimeStore } from "./one-time-store.js";
import { readClaimedChallenge, requestKey } from "./request-key.js";
import { hasExpired, type StoredRequest, type Taken } from "./stored-request.js";

/** Where requests are kept, and whose it is. */
export interface RequestKeeping {
  readonly store: OneTimeStore;
  /**
   * Names the browser that begins the ceremony and must finish it, for example the value of a `__Host-` cookie that only this
   * browser has. Without it, a stranger could have his own answer sent from somebody else's browser.
   */
  readonly browserId: string;
}

/** Where a request is looked for, and when. */
export interface RequestTaking extends RequestKeeping {
  readonly now: Date;
}

/** Keeps a request until it is taken or expires. Several may be open in one browser, one for each tab. */
export async function keepRequest(request: StoredRequest, { store, browserId }: RequestKeeping): Promise<void> {
  const key = requestKey(request.purpose, request.challenge, browserId);
  await store.put(key, JSON.stringify(request), new Date(request.expiresAt));
}

/**
 * Takes the request that a response belongs to, by the challenge that the response names. Whoever gets it is the only one,
 * and verifies the response against it or throws both away.
 *
 * @param response - parsed, but not to be believed yet.
 * @throws {@link WebAuthnError} `request-unknown` when this browser has no such ceremony of this purpose open: never begun,
 * used, or too old; `base64url-malformed` or `client-data-malformed`.
 */
export async function takeRequest<Purpose extends StoredRequest["purpose"]>(
  purpose: Purpose,
  response: RegistrationResponseJSON | AuthenticationResponseJSON,
  { store, browserId, now }: RequestTaking,
): Promise<Taken<Extract<StoredRequest, { purpose: Purpose }>>> {
  const challenge = readClaimedChallenge(response.response.clientDataJSON);
  const value = await store.take(requestKey(purpose, challenge, browserId), now);
  if (value === undefined) throw unknownRequest();
  // We wrote it ourselves, and the purpose is part of the key.
  const request = JSON.parse(value) as Taken<Extract<StoredRequest, { purpose: Purpose }>>;
  // Stores that forget by a clock of their own may be late.
  if (hasExpired(request, now)) throw unknownRequest();
  return request;
}

function unknownRequest(): WebAuthnError {
  return new WebAuthnError("request-unknown", "No such ceremony is open in this browser.");
}
