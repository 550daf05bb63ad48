import type { LogonCheck, LogonCheckName } from "./logon-decision.js";
import { Refused } from "./refused.js";

/** What a check found, and what it says of it. */
export interface Finding<Value> {
  readonly value: Value;
  /** A sentence for an administrator. */
  readonly says: string;
  /** The domain controller does not look. */
  readonly skipped?: boolean;
  /** An event that it logs all the same. */
  readonly eventId?: number;
}

/** Runs checks one after the other and notes how each went. */
export function createCheckRecorder() {
  const checks: LogonCheck[] = [];
  const eventIds: number[] = [];

  async function check<Value>(
    name: LogonCheckName,
    run: () => Finding<Value> | Promise<Finding<Value>>,
  ): Promise<Value> {
    try {
      const { value, says, skipped = false, eventId } = await run();
      checks.push({ name, outcome: skipped ? "skip" : "pass", says });
      if (eventId !== undefined) eventIds.push(eventId);
      return value;
    } catch (error) {
      if (error instanceof Refused) checks.push({ name, outcome: "fail", says: error.message });
      throw error;
    }
  }

  return { checks, eventIds, check };
}
