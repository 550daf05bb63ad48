import type { Allowed } from "../access/decide-access.js";
import type { ProvenPerson } from "../ceremonies/proven-person.js";
import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { Session } from "../roles/session-store.js";
import { createSecretToken, hashSecretToken } from "../secret-token.js";
import type { SignedIn } from "./signed-in.js";

/** A session and, when its id is new, the id to put into the cookie. */
export interface OpenSession {
  readonly person: SignedIn;
  readonly expiresAt: Date;
  readonly newToken?: string;
}

/** A session that has just begun: its id is always new. */
export interface StartedSession extends OpenSession {
  readonly newToken: string;
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

  const newToken = createSecretToken(roles.crypto);
  const session: Session = {
    idHash: await hashSecretToken(newToken, roles.crypto),
    accountId: subject.accountId,
    credentialId: subject.verified.credentialId,
    authenticatedAt: subject.authenticatedAt,
    createdAt: now,
    expiresAt: new Date(now.getTime() + settings.sessionLifetimeSeconds * 1000),
  };
  await roles.sessions.create(session);

  // Removing a passkey ends its sessions. One that was removed after its signature was verified and before this session
  // existed would be missed, so look again.
  if ((await roles.credentials.find(session.credentialId)) === undefined) {
    await roles.sessions.revoke(session.idHash);
    throw new IdpError("sign-in-refused", "the passkey was removed", { reason: "credential-unknown" });
  }
  return { person: signedIn(session), expiresAt: session.expiresAt, newToken };
}

/** Resumes the session that a cookie names, under a new id when the present one has been in use for long. */
export async function resumeSession(token: string, { roles }: Parts, now: Date): Promise<OpenSession | undefined> {
  const session = await roles.sessions.find(await hashSecretToken(token, roles.crypto), now);
  if (session === undefined) return undefined;
  if (now.getTime() - session.createdAt.getTime() < idLifetimeMilliseconds)
    return { person: signedIn(session), expiresAt: session.expiresAt };

  const newToken = createSecretToken(roles.crypto);
  const renewed = { ...session, idHash: await hashSecretToken(newToken, roles.crypto), createdAt: now };
  const replaced = await roles.sessions.replace(session.idHash, renewed);
  // Somebody was faster: another tab has the new id by now, or the session was ended a moment ago.
  if (!replaced) return undefined;
  return { person: signedIn(renewed), expiresAt: session.expiresAt, newToken };
}

/** How long one session id is in use; a copy of it is worth nothing once its owner has the next one. */
const idLifetimeMilliseconds = 15 * 60 * 1000;

function signedIn({ accountId, credentialId, authenticatedAt, idHash }: Session): SignedIn {
  return { accountId, credentialId, authenticatedAt, sessionIdHash: idHash } as SignedIn;
}
