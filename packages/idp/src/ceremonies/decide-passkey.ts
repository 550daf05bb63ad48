import {
  decideCredential,
  describeCredentialModel,
  type CredentialDecision,
  type CredentialRecord,
  type VerifiedMetadata,
} from "@idpkit/webauthn";

import type { Parts } from "../parts.js";

/** What a passkey is judged by. */
interface PasskeyEvidence {
  /** Whether the ceremony that was verified, or that began the session, verified the user. */
  readonly userVerified: boolean;
  /** Those of today: what they say about a model can have changed since it was enrolled. */
  readonly metadata: VerifiedMetadata | undefined;
}

/** Decides whether a verified passkey is good enough, when it is enrolled, at every sign-in and at every launch. */
export function decidePasskey(
  credential: CredentialRecord,
  { userVerified, metadata }: PasskeyEvidence,
  { settings }: Parts,
  now: Date,
): CredentialDecision {
  const model = metadata && describeCredentialModel(metadata, credential, now);
  return decideCredential(credential, { userVerified, model }, settings.demand);
}
