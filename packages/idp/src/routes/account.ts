import { IdpError } from "../errors.js";
import { readForm } from "../http/body.js";
import { clearCookie } from "../http/cookies.js";
import { currentAccount, currentPerson } from "../http/current-person.js";
import { record, recordingRefusal } from "../http/record.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import { accountPage } from "../pages/account-page.js";
import { removePasskeyPage } from "../pages/remove-passkey-page.js";
import type { Parts } from "../parts.js";
import type { SignedIn } from "../session/signed-in.js";

/** The account page, and the removal of a passkey with its confirmation. */
export function addAccountRoutes(app: App, parts: Parts): void {
  addPath(app, "/account", { GET: signedIn(parts, show) }, parts);
  addPath(app, "/account/passkeys/remove", { GET: signedIn(parts, confirm), POST: signedIn(parts, remove) }, parts);
}

type PersonalHandler = (c: RequestContext, person: SignedIn, parts: Parts) => Promise<Response>;

/** Whoever is not signed in is sent to do so. */
function signedIn(parts: Parts, handler: PersonalHandler): (c: RequestContext) => Promise<Response> {
  return async (c) => {
    const person = await currentPerson(c, parts);
    return person === undefined ? c.redirect("/sign-in", 303) : handler(c, person, parts);
  };
}

async function show(c: RequestContext, person: SignedIn, parts: Parts): Promise<Response> {
  const account = await currentAccount(c, person, parts);
  const passkeys = await parts.roles.credentials.list(account.id);
  const events = await parts.roles.audit.recent(account.id, shownEvents);
  return c.html(accountPage({ account, person, passkeys, events }, parts));
}

const shownEvents = 20;

async function confirm(c: RequestContext, person: SignedIn, parts: Parts): Promise<Response> {
  const account = await currentAccount(c, person, parts);
  const passkeys = await parts.roles.credentials.list(account.id);
  const passkey = passkeys.find(({ credential }) => credential.id === c.req.query("id"));
  if (passkey === undefined) throw notTheirs();
  return c.html(removePasskeyPage({ passkey, person, isLast: passkeys.length === 1 }, parts));
}

async function remove(c: RequestContext, person: SignedIn, parts: Parts): Promise<Response> {
  const { id: accountId } = await currentAccount(c, person, parts);
  const credentialId = (await readForm(c.req.raw)).get("id") ?? "";
  // The id that was refused is not written down: it is whatever somebody sent.
  await recordingRefusal(c, parts, { type: "passkey-removal-refused", accountId }, async () => {
    const passkeys = await parts.roles.credentials.list(accountId);
    if (!passkeys.some(({ credential }) => credential.id === credentialId)) throw notTheirs();
  });
  // Written down first, as nothing happens unseen; the passkey last, so that a failure on the way can be tried again.
  await record(c, parts, { type: "passkey-removed", accountId, credentialId });
  await parts.roles.sessions.revokeCredential(credentialId);
  await parts.roles.credentials.remove(accountId, credentialId);

  if (credentialId !== person.credentialId) return c.redirect("/account", 303);
  clearCookie(c, "session");
  return c.redirect("/signed-out", 303);
}

/** One answer for a passkey of somebody else and for one that never was. */
function notTheirs(): IdpError {
  return new IdpError("not-found", "this account has no such passkey", { reason: "credential-unknown" });
}
