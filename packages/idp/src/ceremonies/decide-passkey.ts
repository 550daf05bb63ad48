import {
  decideCredential,
  describeCredentialModel,
  type CredentialDecision,
  type CredentialRecord,
} from "@idpkit/webauthn";

import type { Parts } from "../parts.js";

/**
 * Decides whether a verified passkey is good enough, when it is enrolled, at every sign-in and at every launch: what metadata say about its
 * model can have changed since.
 *
 * @param userVerified - of the ceremony that has just been verified.
 */
export async function decidePasskey(
  credential: CredentialRecord,
  userVerified: boolean,
  { roles, settings }: Parts,
  now: Date,
): Promise<CredentialDecision> {
  const metadata = await roles.metadata?.current();
  const model = metadata && describeCredentialModel(metadata, credential, now);
  return decideCredential(credential, { userVerified, model }, settings.demand);
}
