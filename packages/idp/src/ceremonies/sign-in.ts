import {
  beginAuthentication,
  describeTransition,
  keepRequest,
  parseAuthenticationResponse,
  verifyAuthentication,
  type AuthenticationRequest,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type Taken,
  type WebAuthnError,
} from "@idpkit/webauthn";

import { IdpError, type IdpErrorOptions } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Passkey } from "../roles/credential-store.js";
import { decidePasskey } from "./decide-passkey.js";
import type { ProvenPerson } from "./proven-person.js";
import { orRefuse } from "./refused-by-webauthn.js";
import { ceremonySeconds, relyingParty } from "./relying-party.js";
import { takeOpenRequest } from "./take-open-request.js";

/** Begins a sign-in: usernameless, so the options name no credential and tell nothing about anybody. */
export async function beginSignIn(
  browserId: string,
  relayState: string | undefined,
  parts: Parts,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { options, request } = beginAuthentication({
    relyingParty: relyingParty(parts),
    policy: parts.settings.demand.policy,
    lifetimeSeconds: ceremonySeconds,
    ...(relayState !== undefined && { context: { relayState } }),
    now,
  });
  await keepRequest(request, { store: parts.roles.oneTime, browserId });
  return options;
}

/** A finished sign-in ceremony: who it was, and where they were going. */
export interface FinishedSignIn {
  readonly person: ProvenPerson;
  readonly relayState: string | undefined;
}

/**
 * Verifies the answer to a sign-in that this browser began, and writes down the use of the passkey.
 *
 * @throws IdpError `sign-in-refused` whatever is wrong; `reason` has the check that failed.
 */
export async function finishSignIn(
  response: unknown,
  browserId: string | undefined,
  parts: Parts,
  now: Date,
): Promise<FinishedSignIn> {
  const parsed = await orRefuse(() => parseAuthenticationResponse(response), refusedByWebAuthn);
  const request = await orRefuse(
    () => takeOpenRequest("authentication", parsed, browserId, parts, now),
    refusedByWebAuthn,
  );

  const passkey = await parts.roles.credentials.find(parsed.id);
  if (passkey === undefined) throw refused({ reason: "credential-unknown" });

  const person = await provePerson(parsed, passkey, request, parts, now);
  await recordUse(person, passkey, parts);
  return { person, relayState: request.context?.["relayState"] };
}

/** The account is the owner of the record whose key verified the signature, whatever else the response says. */
async function provePerson(
  response: AuthenticationResponseJSON,
  { accountId, credential }: Passkey,
  request: Taken<AuthenticationRequest>,
  parts: Parts,
  now: Date,
): Promise<ProvenPerson> {
  const { publicKeyCache } = parts;
  const verified = await orRefuse(
    () => verifyAuthentication(response, credential, request, { publicKeyCache }),
    refusedByWebAuthn,
  );
  const evidence = { userVerified: verified.userVerified, metadata: await parts.roles.metadata?.current() };
  const decision = decidePasskey(credential, evidence, parts, now);
  if (decision.outcome === "deny") {
    const subject = { accountId, credentialId: verified.credentialId };
    throw refused({ reason: decision.reasons.join(" "), subject });
  }
  const { assurance } = decision;
  return { verified, accountId, assurance, authenticatedAt: now } as ProvenPerson;
}

/**
 * A counter that went back may mean a cloned authenticator, or a restored backup (WebAuthn Level 3 §7.2 step 22). It
 * is told to the audit log, does not lock anybody out, and is not written back: the next look still sees it.
 */
async function recordUse(
  { verified, authenticatedAt }: ProvenPerson,
  { credential }: Passkey,
  { roles }: Parts,
): Promise<void> {
  const { signCount, backupState } = describeTransition(credential, verified).credential;
  await roles.credentials.recordUse(verified.credentialId, { signCount, backupState, at: authenticatedAt });
}

function refusedByWebAuthn(cause: WebAuthnError): IdpError {
  return refused({ reason: cause.code, cause });
}

function refused(options: IdpErrorOptions): IdpError {
  return new IdpError("sign-in-refused", "the sign-in ceremony was refused", options);
}
