import { applicationsEndpoints, type ApplicationsEndpoint } from "../regions/applications-endpoints.js";
import { parseApplicationsRelayState, type ApplicationsRelayState } from "./parse-applications-relay-state.js";
import { buildRelayStateQuery } from "./relay-state-query.js";

/**
 * Writes the relay state of WorkSpaces Applications: the stack's, or without `stack` that of the whole catalog.
 *
 * @param fields - `host` is `host` of the stack's Region in `endpointTables.applications`, or its `fipsHost`.
 *
 * @throws {@link WorkspacesError} as {@link parseApplicationsRelayState} does.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML for WorkSpaces Applications, step 6}
 */
export function buildApplicationsRelayState(
  fields: Pick<ApplicationsRelayState, "host" | "accountId" | "stack" | "app" | "client">,
  endpoints: readonly ApplicationsEndpoint[] = applicationsEndpoints.rows,
): string {
  const { host, accountId, stack, app, client } = fields;
  const query = buildRelayStateQuery({ stack, accountId, app, client });
  return parseApplicationsRelayState(`https://${host}/saml?${query}`, endpoints).value;
}
