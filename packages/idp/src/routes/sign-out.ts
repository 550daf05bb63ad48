import { clearCookie } from "../http/cookies.js";
import { currentPerson, endSessions } from "../http/current-person.js";
import { record } from "../http/record.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import { signedOutPage } from "../pages/signed-out-page.js";
import type { Parts } from "../parts.js";

/** Signing out, here or everywhere, and the page that says so. */
export function addSignOutRoutes(app: App, parts: Parts): void {
  addPath(app, "/sign-out", { POST: (c) => signOut(c, parts) }, parts);
  addPath(app, "/sign-out/everywhere", { POST: (c) => signOutEverywhere(c, parts) }, parts);
  addPath(app, "/signed-out", { GET: (c) => c.html(signedOutPage(parts)) }, parts);
}

async function signOut(c: RequestContext, parts: Parts): Promise<Response> {
  const person = await currentPerson(c, parts);
  if (person !== undefined) {
    const { accountId, credentialId } = person;
    await parts.roles.sessions.revoke(person.sessionIdHash);
    await record(c, parts, { type: "signed-out", accountId, credentialId });
  }
  clearCookie(c, "session");
  return c.redirect("/signed-out", 303);
}

async function signOutEverywhere(c: RequestContext, parts: Parts): Promise<Response> {
  const person = await currentPerson(c, parts);
  // Nobody could say whose sessions to end.
  if (person === undefined) return c.redirect("/sign-in", 303);
  await endSessions(c, person, parts);
  const { accountId, credentialId } = person;
  await record(c, parts, { type: "signed-out-everywhere", accountId, credentialId });
  return c.redirect("/signed-out", 303);
}
