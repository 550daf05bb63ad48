import type { AuditEvent } from "../roles/audit-log.js";
import type { World } from "./world.test.fixture.js";

/** Status and code of a JSON answer. */
export async function refusal(response: Response): Promise<[status: number, code: string]> {
  const { error } = (await response.json()) as { error: string };
  return [response.status, error];
}

/** What was written to the audit log last. */
export function lastEvent({ events }: World): AuditEvent | undefined {
  return events.at(-1);
}
