import type { Allowed } from "../access/decide-access.js";
import type { ProvenPerson } from "../ceremonies/proven-person.js";
import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Session } from "../roles/session-store.js";
import { createSecretToken, hashSecretToken } from "../secret-token.js";
import type { SignedIn } from "./signed-in.js";

/** A session that has just begun, and the id that goes into the cookie. */
export interface StartedSession {
  readonly expiresAt: Date;
  readonly token: string;
}

/**
 * Starts a session under a fresh id and ends the one that the browser came with, so that an id known before sign-in is
 * worth nothing after it.
 *
 * @throws IdpError `sign-in-refused` when the passkey was removed while its ceremony ran.
 */
export async function startSession(
  { subject }: Allowed<ProvenPerson>,
  previousToken: string | undefined,
  { roles, settings }: Parts,
  now: Date,
): Promise<StartedSession> {
  if (previousToken !== undefined) await roles.sessions.revoke(await hashSecretToken(previousToken, roles.crypto));

  const token = createSecretToken(roles.crypto);
  const session: Session = {
    idHash: await hashSecretToken(token, roles.crypto),
    accountId: subject.accountId,
    credentialId: subject.verified.credentialId,
    authenticatedAt: subject.authenticatedAt,
    expiresAt: new Date(now.getTime() + settings.sessionLifetimeSeconds * 1000),
  };
  await roles.sessions.create(session);

  // The passkey may have been removed after its signature was verified and before this session existed.
  if (await endedWithPasskey(session, roles))
    throw new IdpError("sign-in-refused", "the passkey was removed", { reason: "credential-unknown" });
  return { expiresAt: session.expiresAt, token };
}

/**
 * Resumes the session that a cookie names, as long as its passkey is enrolled.
 *
 * The id stays the same until the next sign-in: a renewed one could be renewed by whoever stole it, out of the reach of
 * its owner's sign-out.
 */
export async function resumeSession(token: string, { roles }: Parts, now: Date): Promise<SignedIn | undefined> {
  const session = await roles.sessions.find(await hashSecretToken(token, roles.crypto), now);
  if (session === undefined || (await endedWithPasskey(session, roles))) return undefined;
  const { accountId, credentialId, authenticatedAt, idHash } = session;
  return { accountId, credentialId, authenticatedAt, sessionIdHash: idHash } as SignedIn;
}

/** A removed passkey takes its sessions along, also those that its removal did not see. */
async function endedWithPasskey({ credentialId, idHash }: Session, { credentials, sessions }: Parts["roles"]) {
  if ((await credentials.find(credentialId)) !== undefined) return false;
  await sessions.revoke(idHash);
  return true;
}
