import { parseRelayState, WorkspacesError, type RelayState, type WorkspacesRegion } from "@idpkit/workspaces";

import { Refusal, type Finding } from "../walk/refusal.js";

/** The relay state leads back to a WorkSpaces client of this directory. */
export function checkRelayState(
  value: string,
  expected: { registrationCode?: string | undefined; regions?: readonly WorkspacesRegion[] | undefined },
): Finding<RelayState> {
  const relayState = parse(value, expected.regions);
  if (expected.registrationCode !== undefined && relayState.registrationCode !== expected.registrationCode) {
    throw refuse(
      "The registration code is not this directory's.",
      "Register the client with the code that the WorkSpaces console shows for the directory.",
    );
  }
  const warnings = relayState.warnings.length === 0 ? "" : ` (unusual: ${relayState.warnings.join(", ")})`;
  return {
    says: "It is a relay-state endpoint of AWS, with a registration code that is taken here.",
    evidence: `${relayState.host}, registration code ${relayState.registrationCode}${warnings}`,
    value: relayState,
  };
}

function parse(value: string, regions: readonly WorkspacesRegion[] | undefined): RelayState {
  try {
    return parseRelayState(value, regions);
  } catch (error) {
    if (!(error instanceof WorkspacesError)) throw error;
    throw refuse(error.message, "Start in the WorkSpaces client, and echo the RelayState it sends byte for byte.");
  }
}

function refuse(evidence: string, remedy: string): Refusal {
  return new Refusal({
    says: "The WorkSpaces client does not open: it shows a redirect URI error, or the AWS console opens in its place.",
    evidence,
    remedy,
  });
}
