import type { LogonDenyReason } from "./logon-decision.js";
import { refusals } from "./refusals.js";

/** How a check tells {@link decideLogon} that it failed. Never leaves this folder. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly reason: LogonDenyReason;

  /** `says` is what was seen; by default what the refusal means. */
  constructor(reason: LogonDenyReason, says = refusals[reason].explanation) {
    super(says);
    this.reason = reason;
  }
}
