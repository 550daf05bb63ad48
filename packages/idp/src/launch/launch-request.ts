import { parseRelayState, WorkspacesError, type RelayState } from "@idpkit/workspaces";

import type { Settings } from "../configuration/settings.js";
import { IdpError } from "../errors.js";

/**
 * Reads where a launch wants to go, from the raw URL of the request.
 *
 * The value is percent-decoded once and `+` stays `+`, unlike in form decoding: a registration code holds one
 * (`WSpdx+ABC12D`), AWS does not document how its clients encode it, and no relay state holds a space. So both
 * `registrationCode%3DWSpdx%2BABC12D` and a raw `+` come out as the client meant them, byte for byte.
 *
 * @throws IdpError `relay-state-missing`, `relay-state-duplicate` or `relay-state-refused`
 */
export function readLaunchRequest(url: string, settings: Settings): RelayState {
  const values = rawParameters(url, "RelayState");
  // Two values: whichever we took, somebody else on the way may have checked the other.
  if (values.length > 1) throw new IdpError("relay-state-duplicate", "RelayState is given more than once");
  const [value] = values;
  if (value !== undefined) return parseLaunchRequest(value, settings);
  if (settings.relayState !== undefined) return settings.relayState;
  throw new IdpError("relay-state-missing", "the launch names no WorkSpace, and none is configured");
}

/**
 * Checks a relay state against the table of Regions.
 *
 * @throws IdpError `relay-state-refused`, with the exact reason for the audit log.
 */
export function parseLaunchRequest(value: string, { regions }: Settings): RelayState {
  try {
    return parseRelayState(value, regions);
  } catch (cause) {
    if (!(cause instanceof WorkspacesError)) throw cause;
    throw new IdpError("relay-state-refused", "the relay state is not one of WorkSpaces", {
      cause,
      reason: cause.code,
    });
  }
}

/** The path that leads to a launch; {@link readLaunchRequest} gives the same bytes back. */
export function launchPath(relayState: string): string {
  return `/launch?RelayState=${encodeURIComponent(relayState)}`;
}

function rawParameters(url: string, name: string): string[] {
  const [, query = ""] = /^[^?#]*\?([^#]*)/.exec(url) ?? [];
  return query
    .split("&")
    .map((parameter) => /^([^=]*)=?(.*)$/s.exec(parameter) ?? [])
    .filter(([, key = ""]) => percentDecoded(key) === name)
    .map(([, , value = ""]) => percentDecoded(value));
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new IdpError("relay-state-refused", "the query is not percent-encoded UTF-8", {
      cause,
      reason: "relay-state-malformed",
    });
  }
}
