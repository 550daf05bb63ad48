import { parseSecureBrowserRelayState, type SecureBrowserRelayState } from "./parse-secure-browser-relay-state.js";
import { buildRelayStateQuery } from "./relay-state-query.js";

/**
 * Writes the relay state of a WorkSpaces Secure Browser portal, for sign-in that starts at the identity provider.
 *
 * The portal's metadata holds it ready-made; this is for those who have the parts.
 *
 * @throws {@link WorkspacesError} as {@link parseSecureBrowserRelayState} does.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces-web/latest/adminguide/configure-idp-step2.html | Configure your identity provider, step 2}
 */
export function buildSecureBrowserRelayState(
  fields: Pick<SecureBrowserRelayState, "portal" | "clientId" | "identityProvider">,
): string {
  const query = buildRelayStateQuery({
    redirect_uri: `https://${fields.portal}/sso`,
    response_type: "code",
    client_id: fields.clientId,
    identity_provider: fields.identityProvider,
  });
  return parseSecureBrowserRelayState(query).value;
}
