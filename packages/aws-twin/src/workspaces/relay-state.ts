import {
  parseRegistrationCode,
  parseRelayState,
  WorkspacesError,
  type RelayState,
  type WorkspacesErrorCode,
  type WorkspacesRegion,
} from "@idpkit/workspaces";

import type { FaultCode } from "../faults/fault-code.js";
import { found, quote, Refusal, type Finding } from "../walk/refusal.js";

/** What is known of the directory that the relay state should lead back to. */
export interface ExpectedRelayState {
  readonly region: string | undefined;
  readonly registrationCode: string | undefined;
  readonly regions: readonly WorkspacesRegion[] | undefined;
}

/** The relay state leads back to a WorkSpaces client of this directory; what is not known of it is not compared. */
export function checkRelayState(value: string, expected: ExpectedRelayState): Finding<RelayState> {
  const relayState = parse(value, expected.regions);
  const { host, region, registrationCode, warnings } = relayState;
  if (region !== (expected.region ?? region)) {
    throw new Refusal(
      "relay-state-other-region",
      `It leads to ${host}, of ${region}; the directory is in ${expected.region ?? ""}.`,
    );
  }
  // The DNS name of a connection alias stands for the codes of several directories.
  const { kind } = parseRegistrationCode(registrationCode);
  if (kind === "code" && registrationCode !== (expected.registrationCode ?? registrationCode)) {
    throw new Refusal(
      "registration-code-mismatch",
      `The registration code is ${quote(registrationCode)}; the directory's is ${quote(expected.registrationCode)}.`,
    );
  }
  return {
    says: "It is a relay-state endpoint of AWS, with a registration code that is taken here.",
    evidence: `${host}, registration code ${registrationCode}`,
    warnings: warnings.length === 0 ? [] : [found("relay-state-unusual", `${quote(value)}: ${warnings.join(", ")}.`)],
    value: relayState,
  };
}

function parse(value: string, regions: readonly WorkspacesRegion[] | undefined): RelayState {
  try {
    return parseRelayState(value, regions);
  } catch (error) {
    if (!(error instanceof WorkspacesError)) throw error;
    throw new Refusal(codes[error.code] ?? "relay-state-malformed", error.message);
  }
}

const codes: Partial<Record<WorkspacesErrorCode, FaultCode>> = {
  "relay-state-missing": "relay-state-missing",
  "registration-code-plus-lost": "relay-state-plus-lost",
  "relay-state-not-https": "relay-state-foreign",
  "relay-state-foreign-host": "relay-state-foreign",
};
