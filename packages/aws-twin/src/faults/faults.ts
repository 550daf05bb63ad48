import { assertionFaults } from "./assertion-faults.js";
import type { Fault } from "./fault.js";
import type { FaultCode } from "./fault-code.js";
import { logonFaults } from "./logon-faults.js";
import { messageFaults } from "./message-faults.js";
import { sessionFaults } from "./session-faults.js";
import { workspacesFaults } from "./workspaces-faults.js";

/** Everything that a walk can refuse or warn of, in the order of the walk. `docs/aws-errors.md` is made from it. */
export const faults: Readonly<Record<FaultCode, Fault>> = {
  ...messageFaults,
  ...assertionFaults,
  ...sessionFaults,
  ...workspacesFaults,
  ...logonFaults,
};
