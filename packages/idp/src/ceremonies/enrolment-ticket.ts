import { findEnabledAccount } from "../access/enabled-account.js";
import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import { createSecretToken, hashSecretToken, isSecretToken } from "../secret-token.js";

/** A link with which one person enrols one passkey. */
export interface EnrolmentLink {
  /** The ticket is the fragment, which browsers send to no server: it is in no log and no Referer. */
  readonly url: string;
  readonly expiresAt: Date;
}

/** A ticket that is good now. */
export interface EnrolmentTicket {
  readonly hash: string;
  readonly accountId: string;
}

/**
 * Makes a ticket for an account and wraps it into a link. The store gets its hash only.
 *
 * @throws IdpError `account-unknown` or `account-disabled`
 */
export async function createEnrolmentLink(accountId: string, { roles, settings }: Parts): Promise<EnrolmentLink> {
  const found = await findEnabledAccount(accountId, roles.directory);
  if ("missing" in found) throw new IdpError(found.missing, "only an enabled account gets an enrolment link");

  const expiresAt = new Date(roles.clock().getTime() + settings.enrolmentLifetimeSeconds * 1000);
  const ticket = createSecretToken(roles.crypto);
  await roles.oneTime.put(ticketKey(await hashSecretToken(ticket, roles.crypto)), accountId, expiresAt);
  return { url: `${settings.origin}/enrol#${ticket}`, expiresAt };
}

/**
 * Looks at a ticket without using it up.
 *
 * @throws IdpError `ticket-refused`: never made, used or expired; nobody needs to know which.
 */
export async function findTicket(ticket: unknown, { roles }: Parts, now: Date): Promise<EnrolmentTicket> {
  if (!isSecretToken(ticket)) throw refusedTicket("ticket-malformed");
  const hash = await hashSecretToken(ticket, roles.crypto);
  const accountId = await roles.oneTime.find(ticketKey(hash), now);
  if (accountId === undefined) throw refusedTicket("ticket-unknown");
  return { hash, accountId };
}

/**
 * Uses a ticket up. Of two that try, one gets past.
 *
 * @throws IdpError `ticket-refused`
 */
export async function takeTicket({ hash }: EnrolmentTicket, { roles }: Parts, now: Date): Promise<void> {
  const accountId = await roles.oneTime.take(ticketKey(hash), now);
  if (accountId === undefined) throw refusedTicket("ticket-unknown");
}

/** The refusal of a ticket, with the exact reason for the audit log. */
export function refusedTicket(reason: string): IdpError {
  return new IdpError("ticket-refused", "the enrolment ticket is not good", { reason });
}

function ticketKey(hash: string): string {
  return `ticket:${hash}`;
}
