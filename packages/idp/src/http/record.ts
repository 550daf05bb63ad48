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
    if (error instanceof IdpError && error.code !== "unavailable")
      await record(c, parts, { ...refusal, code: error.reason });
    throw error;
  }
}
