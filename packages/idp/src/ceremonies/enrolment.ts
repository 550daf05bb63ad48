import { base64urlnopad } from "@scure/base";
import {
  beginRegistration,
  keepRequest,
  parseRegistrationResponse,
  verifyRegistration,
  type CredentialRecord,
  type PublicKeyCredentialCreationOptionsJSON,
  type RegistrationRequest,
  type RegistrationResponseJSON,
  type Taken,
  type WebAuthnError,
  type WebAuthnErrorCode,
} from "@idpkit/webauthn";

import { findEnabledAccount } from "../access/enabled-account.js";
import { IdpError, type RefusalCode } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Passkey } from "../roles/credential-store.js";
import type { Account } from "../roles/directory.js";
import { decidePasskey } from "./decide-passkey.js";
import { refusedTicket, takeTicket, type EnrolmentTicket } from "./enrolment-ticket.js";
import { orRefuse } from "./refused-by-webauthn.js";
import { ceremonySeconds, relyingParty } from "./relying-party.js";
import { takeOpenRequest } from "./take-open-request.js";

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
  const { algorithms, demand } = parts.settings;
  const account = await enabledAccount(ticket.accountId, parts);
  const passkeys = await parts.roles.credentials.list(account.id);
  const { options, request } = beginRegistration({
    relyingParty: relyingParty(parts),
    policy: demand.policy,
    user: {
      handle: userHandleOf(passkeys, parts),
      name: account.userPrincipalName,
      displayName: account.displayName,
    },
    algorithms,
    excludeCredentials: passkeys.map(({ credential }) => credential),
    attestation: wantsAttestation(parts) ? "direct" : "none",
    lifetimeSeconds: ceremonySeconds,
    context: { ticketHash: ticket.hash },
    now,
  });
  await keepRequest(request, { store: parts.roles.oneTime, browserId });
  return options;
}

/** Without anchors to trust, a statement would tell a person's authenticators apart and prove nothing. */
function wantsAttestation({ roles, settings: { attestation } }: Parts): boolean {
  const { trustAnchors, managedApple } = attestation;
  return trustAnchors.length > 0 || managedApple !== undefined || roles.metadata !== undefined;
}

/**
 * Verifies the answer to an enrolment that this browser began with this ticket, uses the ticket up and stores the
 * passkey, once `beforeStoring` has written it down.
 *
 * @throws IdpError `enrolment-refused`, `passkey-not-device-bound`, `passkey-not-accepted`, `passkey-exists`, `ticket-refused` or
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
  const request = await orRefuse(
    () => takeOpenRequest("registration", parsed, browserId, parts, now),
    refusedByWebAuthn,
  );
  const { context = {} } = request;
  if (context["ticketHash"] !== ticket.hash) throw refusedTicket("ticket-foreign");

  const credential = await verifiedCredential(parsed, request, parts, now);
  const { id: accountId } = await enabledAccount(ticket.accountId, parts);
  // From here on the ticket is gone, also when the store then fails: a link that is asked for again costs less than one
  // ticket with two passkeys.
  await takeTicket(ticket, parts, now);

  const passkey = { accountId, name: name ?? "My passkey", credential, createdAt: now };
  await beforeStoring(passkey);
  if ((await parts.roles.credentials.add(passkey)) === "exists") throw refused("credential-exists", "passkey-exists");
  return passkey;
}

async function verifiedCredential(
  response: RegistrationResponseJSON,
  request: Taken<RegistrationRequest>,
  parts: Parts,
  now: Date,
): Promise<CredentialRecord> {
  const metadata = await parts.roles.metadata?.current();
  const attestation = { ...parts.settings.attestation, ...(metadata !== undefined && { metadata }) };
  const { credential, userVerified } = await orRefuse(
    () => verifyRegistration(response, request, { attestation, now }),
    refusedByWebAuthn,
  );
  const decision = decidePasskey(credential, { userVerified, metadata }, parts, now);
  if (decision.outcome === "deny") throw refused(decision.reasons.join(" "), "passkey-not-accepted");
  return credential;
}

async function enabledAccount(accountId: string, { roles }: Parts): Promise<Account> {
  const found = await findEnabledAccount(accountId, roles.directory);
  if ("account" in found) return found.account;
  throw new IdpError("access-denied", "only an enabled account enrols", { reason: found.missing });
}

/**
 * All passkeys of an account share one user handle, so that an authenticator shows the account once: 64 random bytes, as
 * WebAuthn Level 3 §14.6.1 recommends, that say nothing about the person.
 */
function userHandleOf([passkey]: readonly Passkey[], { roles }: Parts): Uint8Array {
  return passkey === undefined
    ? roles.crypto.getRandomValues(new Uint8Array(64))
    : base64urlnopad.decode(passkey.credential.userHandle);
}

function refusedByWebAuthn(cause: WebAuthnError): IdpError {
  return refused(cause.code, codes.get(cause.code), cause);
}

/** What the person can do something about: take another device. */
const codes: ReadonlyMap<WebAuthnErrorCode, RefusalCode> = new Map([
  ["backup-eligible-refused", "passkey-not-device-bound"],
  ["attestation-untrusted", "passkey-not-accepted"],
  ["attestation-format-not-allowed", "passkey-not-accepted"],
]);

function refused(reason: string, code: RefusalCode = "enrolment-refused", cause?: WebAuthnError): IdpError {
  return new IdpError(code, "the enrolment ceremony was refused", { reason, cause });
}
