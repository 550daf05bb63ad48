import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import { recordStranger } from "./record.js";
import type { RequestContext } from "./request-context.js";

/**
 * Counts an attempt at a ceremony under the client's address.
 *
 * @throws IdpError `too-many-requests`
 */
export async function limitAddress(c: RequestContext, parts: Parts): Promise<void> {
  await limit(c, parts, `address:${parts.settings.clientAddress(c.req.raw)}`);
}

/**
 * Counts an attempt under an enrolment ticket or an account, once it is known to be real: a name that a stranger only
 * claims could be used to lock its owner out.
 *
 * @throws IdpError `too-many-requests`
 */
export async function limit(c: RequestContext, parts: Parts, key: string): Promise<void> {
  const answer = await parts.roles.rateLimiter.take(key, c.var.now);
  if (answer.allowed) return;
  const { retryAfterSeconds } = answer;
  await recordStranger(c, parts, { type: "rate-limited", code: key.slice(0, key.indexOf(":")) });
  throw new IdpError("too-many-requests", "too many attempts in a short time", { retryAfterSeconds });
}
