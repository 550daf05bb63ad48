import type { AccountRestriction } from "../account-restrictions.js";
import type { Finding } from "../check-recorder.js";
import type { LogonAccount } from "../logon-accounts.js";
import type { LogonDenyReason } from "../logon-decision.js";
import { Refused } from "../refused.js";

/** The account may be used, and now. */
export function checkAccount({ restrictions: [restriction] }: LogonAccount): Finding<undefined> {
  if (restriction !== undefined) throw new Refused(reasons[restriction]);
  return { value: undefined, says: "Nothing keeps the account from logging on." };
}

const reasons: Readonly<Record<AccountRestriction, LogonDenyReason>> = {
  disabled: "account-disabled",
  "locked-out": "account-locked-out",
  expired: "account-expired",
  "outside-logon-hours": "account-outside-logon-hours",
  "password-must-change": "password-must-change",
};
