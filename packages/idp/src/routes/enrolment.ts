import { findTicket, type EnrolmentTicket } from "../ceremonies/enrolment-ticket.js";
import { beginEnrolment, finishEnrolment } from "../ceremonies/enrolment.js";
import { ownMember, readJsonObject } from "../http/body.js";
import { browserIdFor } from "../http/browser-id.js";
import { readCookie } from "../http/cookies.js";
import { limit, limitAddress } from "../http/rate-limit.js";
import { record, recordingRefusal } from "../http/record.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import { IdpError } from "../errors.js";
import { enrolmentPage } from "../pages/enrolment-page.js";
import type { Parts } from "../parts.js";

/** The page that an enrolment link opens, and the two halves of its ceremony. */
export function addEnrolmentRoutes(app: App, parts: Parts): void {
  addPath(app, "/enrol", { GET: (c) => c.html(enrolmentPage(parts)) }, parts);
  addPath(app, "/api/enrolment/options", { POST: (c) => begin(c, parts) }, parts);
  addPath(app, "/api/enrolment/finish", { POST: (c) => finish(c, parts) }, parts);
}

async function begin(c: RequestContext, parts: Parts): Promise<Response> {
  const { ticket } = await readTicket(c, parts);
  const { accountId } = ticket;
  const browserId = browserIdFor(c, parts);
  const options = await recordingRefusal(c, parts, { type: "enrolment-refused", accountId }, () =>
    beginEnrolment(ticket, browserId, parts, c.var.now),
  );
  await record(c, parts, { type: "enrolment-started", accountId });
  return c.json(options);
}

async function finish(c: RequestContext, parts: Parts): Promise<Response> {
  const { ticket, body } = await readTicket(c, parts);
  const { accountId } = ticket;
  const enrolment = { ticket, response: ownMember(body, "response"), name: readName(ownMember(body, "name")) };
  const passkey = await recordingRefusal(c, parts, { type: "enrolment-refused", accountId }, () =>
    finishEnrolment(enrolment, readCookie(c, "browser"), parts, c.var.now, ({ credential }) =>
      record(c, parts, { type: "enrolled", accountId, credentialId: credential.id }),
    ),
  );
  return c.json({ name: passkey.name });
}

/** Both halves bring the ticket; a stranger without one gets no further. */
async function readTicket(c: RequestContext, parts: Parts): Promise<{ ticket: EnrolmentTicket; body: object }> {
  await limitAddress(c, parts);
  const body = await readJsonObject(c.req.raw);
  const ticket = await recordingRefusal(c, parts, { type: "enrolment-refused" }, () =>
    findTicket(ownMember(body, "ticket"), parts, c.var.now),
  );
  await limit(c, parts, `ticket:${ticket.hash}`);
  return { ticket, body };
}

/** What the person calls the passkey: optional, one line of at most 60 characters. */
function readName(value: unknown): string | undefined {
  if (value === undefined) return undefined;
  const name = typeof value === "string" ? value.trim() : undefined;
  if (name === undefined || !/^\P{Cc}{0,60}$/u.test(name))
    throw new IdpError("request-malformed", "a name is one line of at most 60 characters");
  return name === "" ? undefined : name;
}
