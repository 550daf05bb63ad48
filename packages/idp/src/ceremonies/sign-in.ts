import { base64urlnopad } from "@scure/base";
import {
  buildAuthenticationOptions,
  parseAuthenticationResponse,
  verifyAuthentication,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type WebAuthnError,
} from "@idpkit/webauthn";

import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Passkey } from "../roles/credential-store.js";
import { ceremonySeconds, createChallenge, keepRequest, takeRequest, type SignInRequest } from "./ceremony-request.js";
import type { ProvenPerson } from "./proven-person.js";
import { orRefuse } from "./refused-by-webauthn.js";

/** Begins a sign-in: usernameless, so the options name no credential and tell nothing about anybody. */
export async function beginSignIn(
  browserId: string,
  relayState: string | undefined,
  parts: Parts,
  now: Date,
): Promise<PublicKeyCredentialRequestOptionsJSON> {
  const { origin, rpId } = parts.settings;
  const { challenge, bytes } = createChallenge(parts);
  const request: SignInRequest = {
    purpose: "sign-in",
    challenge,
    origin,
    ...(relayState !== undefined && { relayState }),
  };
  await keepRequest(request, browserId, parts, now);
  return buildAuthenticationOptions({ challenge: bytes, rpId, timeout: ceremonySeconds * 1000 });
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
  const request = await takeRequest("sign-in", parsed.response.clientDataJSON, browserId, parts, now);
  if (request === undefined) throw refused("challenge-unknown");

  const passkey = await parts.roles.credentials.find(parsed.id);
  if (passkey === undefined) throw refused("credential-unknown");

  const person = await provePerson(parsed, passkey, request, parts, now);
  await recordUse(person, passkey, parts);
  return { person, relayState: request.relayState };
}

/** The account is the owner of the record whose key verified the signature, whatever else the response says. */
async function provePerson(
  response: AuthenticationResponseJSON,
  { accountId, credential }: Passkey,
  request: SignInRequest,
  { settings }: Parts,
  now: Date,
): Promise<ProvenPerson> {
  const expected = {
    challenge: base64urlnopad.decode(request.challenge),
    origins: [request.origin] as const,
    rpId: settings.rpId,
    policy: settings.policy,
  };
  const verified = await orRefuse(() => verifyAuthentication(response, credential, expected), refusedByWebAuthn);
  return { verified, accountId, authenticatedAt: now } as ProvenPerson;
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
  await roles.credentials.recordUse(verified.credentialId, {
    signCount: verified.signCountRegressed ? credential.signCount : verified.signCount,
    backupState: verified.backupState,
    at: authenticatedAt,
  });
}

function refusedByWebAuthn(cause: WebAuthnError): IdpError {
  return refused(cause.code, cause);
}

function refused(reason: string, cause?: WebAuthnError): IdpError {
  return new IdpError("sign-in-refused", "the sign-in ceremony was refused", { reason, cause });
}
