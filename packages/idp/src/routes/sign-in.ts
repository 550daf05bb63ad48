import { decideSignIn } from "../access/decide-access.js";
import type { ProvenPerson } from "../ceremonies/proven-person.js";
import { beginSignIn, finishSignIn } from "../ceremonies/sign-in.js";
import { IdpError } from "../errors.js";
import { ownMember, readJsonObject } from "../http/body.js";
import { browserIdFor } from "../http/browser-id.js";
import { readCookie } from "../http/cookies.js";
import { currentPerson, writeSessionCookie } from "../http/current-person.js";
import { limit, limitAddress } from "../http/rate-limit.js";
import { record, recordingRefusal } from "../http/record.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import { launchPath, parseLaunchRequest } from "../launch/launch-request.js";
import { signInPage } from "../pages/sign-in-page.js";
import type { Parts } from "../parts.js";
import { startSession, type StartedSession } from "../session/sessions.js";

/** The sign-in page and the two halves of its ceremony. */
export function addSignInRoutes(app: App, parts: Parts): void {
  addPath(app, "/sign-in", { GET: (c) => page(c, parts) }, parts);
  addPath(app, "/api/sign-in/options", { POST: (c) => begin(c, parts) }, parts);
  addPath(app, "/api/sign-in/finish", { POST: (c) => finish(c, parts) }, parts);
}

async function page(c: RequestContext, parts: Parts): Promise<Response> {
  const person = await currentPerson(c, parts);
  return person === undefined ? c.html(signInPage({ purpose: "account" }, parts)) : c.redirect("/account", 303);
}

/** A launch that waits for the sign-in comes along here and is kept with the challenge, on our side. */
async function begin(c: RequestContext, parts: Parts): Promise<Response> {
  await limitAddress(c, parts);
  const relayState = readRelayState(await readJsonObject(c.req.raw), parts);
  return c.json(await beginSignIn(browserIdFor(c, parts), relayState, parts, c.var.now));
}

async function finish(c: RequestContext, parts: Parts): Promise<Response> {
  await limitAddress(c, parts);
  const response = ownMember(await readJsonObject(c.req.raw), "response");
  const { person, relayState } = await recordingRefusal(c, parts, { type: "sign-in-refused" }, () =>
    finishSignIn(response, readCookie(c, "browser"), parts, c.var.now),
  );

  const { accountId, verified, assurance } = person;
  const subject = { accountId, credentialId: verified.credentialId };
  await limit(c, parts, `account:${accountId}`);
  const session = await recordingRefusal(c, parts, { type: "sign-in-refused", ...subject }, () =>
    admit(c, person, parts),
  );
  await record(c, parts, {
    type: "signed-in",
    ...subject,
    detail: { assurance: assurance.level, ...(verified.signCountRegressed && { signCount: "regressed" }) },
  });
  writeSessionCookie(c, session);
  return c.json({ next: relayState === undefined ? "/account" : launchPath(relayState) });
}

async function admit(c: RequestContext, person: ProvenPerson, parts: Parts): Promise<StartedSession> {
  const access = await decideSignIn(person, parts, c.var.now);
  if (access.outcome !== "allow")
    throw new IdpError("access-denied", "access control did not allow the sign-in", { reason: access.reason });
  return startSession(access.allowed, readCookie(c, "session"), parts, c.var.now);
}

function readRelayState(body: object, { settings }: Parts): string | undefined {
  const value = ownMember(body, "RelayState");
  if (value === undefined) return undefined;
  if (typeof value !== "string") throw new IdpError("request-malformed", "RelayState is a text");
  return parseLaunchRequest(value, settings).value;
}
