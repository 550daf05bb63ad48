import { workspacesRegions, type WorkspacesRegion } from "../regions/regions.js";
import { parseRelayState, type RelayState } from "./parse-relay-state.js";
import { buildRelayStateQuery } from "./relay-state-query.js";

/**
 * Writes the relay state of WorkSpaces Personal or Pools, for sign-in that starts at the identity provider.
 *
 * Such a sign-in only registers the client; one that the client starts brings its own relay state, which must be echoed
 * instead. «+» stays raw, as AWS writes it.
 *
 * @param fields - `host` is `relayStateHost` of the directory's Region, or its `relayStateFipsHost`.
 *
 * @throws {@link WorkspacesError} as {@link parseRelayState} does.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 6}
 */
export function buildRelayState(
  fields: Pick<RelayState, "host" | "registrationCode" | "client">,
  regions: readonly WorkspacesRegion[] = workspacesRegions,
): string {
  const { host, registrationCode, client } = fields;
  const query = buildRelayStateQuery({ registrationCode, client });
  return parseRelayState(`https://${host}/sso-idp?${query}`, regions).value;
}
