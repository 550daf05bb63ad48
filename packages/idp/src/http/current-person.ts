import { findEnabledAccount } from "../access/enabled-account.js";
import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Account } from "../roles/directory.js";
import { resumeSession, type StartedSession } from "../session/sessions.js";
import type { SignedIn } from "../session/signed-in.js";
import { clearCookie, readCookie, writeCookie } from "./cookies.js";
import { record } from "./record.js";
import type { RequestContext } from "./request-context.js";

/** Who sends this request; `undefined` when nobody is signed in. */
export async function currentPerson(c: RequestContext, parts: Parts): Promise<SignedIn | undefined> {
  const token = readCookie(c, "session");
  if (token === undefined) return undefined;
  return resumeSession(token, parts, c.var.now);
}

/** Gives the browser the id of its session, for as long as the session lasts. */
export function writeSessionCookie(c: RequestContext, { expiresAt, token }: StartedSession): void {
  const seconds = Math.floor((expiresAt.getTime() - c.var.now.getTime()) / 1000);
  writeCookie(c, "session", token, seconds);
}

/**
 * The account of a signed-in person, as it is now.
 *
 * @throws IdpError `access-denied` when it is gone or disabled; then its sessions are ended.
 */
export async function currentAccount(c: RequestContext, person: SignedIn, parts: Parts): Promise<Account> {
  const found = await findEnabledAccount(person.accountId, parts.roles.directory);
  if ("account" in found) return found.account;
  await endSessions(c, person, parts);
  const { accountId, credentialId } = person;
  await record(c, parts, { type: "session-refused", accountId, credentialId, code: found.missing });
  throw new IdpError("access-denied", "the account of this session may not be used", { reason: found.missing });
}

/** Ends every session of a person, here and elsewhere. */
export async function endSessions(c: RequestContext, { accountId }: SignedIn, { roles }: Parts): Promise<void> {
  await roles.sessions.revokeAll(accountId);
  clearCookie(c, "session");
}
