import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { AuditEvent, AuditEventType } from "../roles/audit-log.js";
import type { RequestContext } from "./request-context.js";

/** What an event is about. */
export type EventSubject = Pick<AuditEvent, "accountId" | "credentialId">;

/** Writes an event of this request to the audit log. What follows happens only once it is written. */
export async function record(
  c: RequestContext,
  { roles }: Parts,
  event: Omit<AuditEvent, "at" | "requestId">,
): Promise<void> {
  await roles.audit.record({ ...event, at: c.var.now, requestId: c.var.requestId });
}

/**
 * Writes down what somebody unknown did, as long as their address has not used up its share: else a stranger could fill
 * the audit log.
 */
export async function recordStranger(
  c: RequestContext,
  parts: Parts,
  event: Omit<AuditEvent, "at" | "requestId">,
): Promise<void> {
  const key = `audit:${event.type}:${parts.settings.clientAddress(c.req.raw)}`;
  const { allowed } = await parts.roles.rateLimiter.take(key, c.var.now);
  if (allowed) await record(c, parts, event);
}

/** Does something, and writes it down with the exact reason when it is refused. An outage is no refusal. */
export async function recordingRefusal<Value>(
  c: RequestContext,
  parts: Parts,
  refusal: EventSubject & { readonly type: AuditEventType },
  action: () => Value | Promise<Value>,
): Promise<Value> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof IdpError && error.code !== "unavailable") {
      const event = { ...refusal, ...error.subject, code: error.reason };
      const write = event.accountId === undefined ? recordStranger : record;
      await write(c, parts, event);
    }
    throw error;
  }
}
