import { X509Error } from "@idpkit/x509";

import { CbaError } from "../../errors.js";
import type { LogonDenyReason } from "../logon-decision.js";
import { Refused } from "../refused.js";

/** What cannot be read is refused for the reason given. */
export function readOrRefuse<Value>(reason: LogonDenyReason, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof X509Error || error instanceof CbaError)) throw error;
    throw new Refused(reason);
  }
}
