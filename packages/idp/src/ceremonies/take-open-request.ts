import {
  takeRequest,
  WebAuthnError,
  type AuthenticationResponseJSON,
  type RegistrationResponseJSON,
  type StoredRequest,
  type Taken,
} from "@idpkit/webauthn";

import type { Parts } from "../parts.js";

/**
 * Takes the request that a response of this browser belongs to.
 *
 * @param browserId - as the cookie has it; a browser without one has begun nothing.
 * @throws {@link WebAuthnError} as {@link takeRequest} does.
 */
export async function takeOpenRequest<Purpose extends StoredRequest["purpose"]>(
  purpose: Purpose,
  response: RegistrationResponseJSON | AuthenticationResponseJSON,
  browserId: string | undefined,
  { roles }: Parts,
  now: Date,
): Promise<Taken<Extract<StoredRequest, { purpose: Purpose }>>> {
  if (browserId === undefined) throw new WebAuthnError("request-unknown", "No ceremony is open in this browser.");
  return takeRequest(purpose, response, { store: roles.oneTime, browserId, now });
}
