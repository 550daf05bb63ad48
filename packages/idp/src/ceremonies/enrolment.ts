import { base64urlnopad } from "@scure/base";
import {
  buildRegistrationOptions,
  parseRegistrationResponse,
  verifyRegistration,
  type CredentialRecord,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationResponseJSON,
  type WebAuthnError,
} from "@idpkit/webauthn";

import { findEnabledAccount } from "../access/enabled-account.js";
import { IdpError, type RefusalCode } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Passkey } from "../roles/credential-store.js";
import type { Account } from "../roles/directory.js";
import {
  ceremonySeconds,
  createChallenge,
  keepRequest,
  takeRequest,
  type EnrolmentRequest,
} from "./ceremony-request.js";
import { refusedTicket, takeTicket, type EnrolmentTicket } from "./enrolment-ticket.js";
import { orRefuse } from "./refused-by-webauthn.js";

/**
 * Begins an enrolment with a ticket, which stays good until a passkey is stored.
 *
 * @throws IdpError `access-denied` when the account is gone or disabled.
 */
export async function beginEnrolment(
  ticket: EnrolmentTicket,
  browserId: string,
  parts: Parts,
  now: Date,
): Promise<PublicKeyCredentialCreationOptionsJSON> {
  const { name, origin, rpId, algorithms, attestation } = parts.settings;
  const account = await enabledAccount(ticket.accountId, parts);
  const passkeys = await parts.roles.credentials.list(account.id);
  const userHandle = passkeys[0]?.credential.userHandle ?? createUserHandle(parts);
  const { challenge, bytes } = createChallenge(parts);

  const request: EnrolmentRequest = {
    purpose: "enrolment",
    challenge,
    origin,
    accountId: account.id,
    userHandle,
    ticketHash: ticket.hash,
  };
  await keepRequest(request, browserId, parts, now);
  return buildRegistrationOptions({
    challenge: bytes,
    rp: { id: rpId, name },
    user: {
      handle: base64urlnopad.decode(userHandle),
      name: account.userPrincipalName,
      displayName: account.displayName,
    },
    algorithms,
    excludeCredentials: passkeys.map(({ credential }) => credential),
    // Without anchors to trust, a statement would tell a person's authenticators apart and prove nothing.
    attestation: attestation.trustAnchors.length > 0 ? "direct" : "none",
    timeout: ceremonySeconds * 1000,
  });
}

/**
 * Verifies the answer to an enrolment that this browser began with this ticket, uses the ticket up and stores the
 * passkey, once `beforeStoring` has written it down.
 *
 * @throws IdpError `enrolment-refused`, `passkey-not-device-bound`, `passkey-exists`, `ticket-refused` or
 * `access-denied`; `reason` has the check that failed.
 */
export async function finishEnrolment(
  { ticket, response, name }: { ticket: EnrolmentTicket; response: unknown; name: string | undefined },
  browserId: string | undefined,
  parts: Parts,
  now: Date,
  beforeStoring: (passkey: Passkey) => Promise<void>,
): Promise<Passkey> {
  const parsed = await orRefuse(() => parseRegistrationResponse(response), refusedByWebAuthn);
  const request = await takeRequest("enrolment", parsed.response.clientDataJSON, browserId, parts, now);
  if (request === undefined) throw refused("challenge-unknown");
  if (request.ticketHash !== ticket.hash) throw refusedTicket("ticket-foreign");

  const credential = await verifiedCredential(parsed, request, parts, now);
  await enabledAccount(request.accountId, parts);
  // From here on the ticket is gone, also when the store then fails: a link that is asked for again costs less than one
  // ticket with two passkeys.
  await takeTicket(ticket, parts, now);

  const passkey = { accountId: request.accountId, name: name ?? "My passkey", credential, createdAt: now };
  await beforeStoring(passkey);
  if ((await parts.roles.credentials.add(passkey)) === "exists") throw refused("credential-exists", "passkey-exists");
  return passkey;
}

async function verifiedCredential(
  response: RegistrationResponseJSON,
  request: EnrolmentRequest,
  { settings }: Parts,
  now: Date,
): Promise<CredentialRecord> {
  const { rpId, policy, algorithms, attestation } = settings;
  const expected = {
    challenge: base64urlnopad.decode(request.challenge),
    origins: [request.origin] as const,
    rpId,
    userHandle: base64urlnopad.decode(request.userHandle),
    policy,
    algorithms,
    attestation,
    now,
  };
  const { credential } = await orRefuse(() => verifyRegistration(response, expected), refusedByWebAuthn);
  return credential;
}

async function enabledAccount(accountId: string, { roles }: Parts): Promise<Account> {
  const found = await findEnabledAccount(accountId, roles.directory);
  if ("account" in found) return found.account;
  throw new IdpError("access-denied", "only an enabled account enrols", { reason: found.missing });
}

/**
 * 64 random bytes, as WebAuthn Level 3 §14.6.1 recommends: nothing about the person. All passkeys of an account share
 * one, so that an authenticator shows the account once.
 */
function createUserHandle({ roles }: Parts): string {
  return base64urlnopad.encode(roles.crypto.getRandomValues(new Uint8Array(64)));
}

function refusedByWebAuthn(cause: WebAuthnError): IdpError {
  const code = cause.code === "backup-eligible-refused" ? "passkey-not-device-bound" : "enrolment-refused";
  return refused(cause.code, code, cause);
}

function refused(reason: string, code: RefusalCode = "enrolment-refused", cause?: WebAuthnError): IdpError {
  return new IdpError(code, "the enrolment ceremony was refused", { reason, cause });
}
