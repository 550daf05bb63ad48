import { WorkspacesError } from "../errors.js";
import { secureBrowserEndpoints } from "../regions/secure-browser-endpoints.js";
import { hasUnknownParameter, parseRelayStateQuery } from "./relay-state-query.js";
import {
  checkRelayStateCharacters,
  checkRelayStateLength,
  checkRelayStatePath,
  foreignHost,
  splitRelayStateUrl,
} from "./relay-state-url.js";

/** The relay state of a WorkSpaces Secure Browser portal: not a URL but the query of one. */
export interface SecureBrowserRelayState {
  /** What was received, byte for byte. Echo this, never a rebuilt one. */
  readonly value: string;
  /** Host of the portal, `….workspaces-web.com`. */
  readonly portal: string;
  /** The client ID from the portal's metadata. */
  readonly clientId: string;
  /** Name of the identity provider in the portal: 1 to 32 characters. */
  readonly identityProvider: string;
  readonly warnings: readonly "parameter-unknown"[];
}

/**
 * Reads the relay state that a WorkSpaces Secure Browser portal wants with a response it did not ask for.
 *
 * It stands in the portal's metadata as `<md:IdPInitRelayState>`, with `&amp;` for `&` as XML has it.
 *
 * @throws {@link WorkspacesError} `relay-state-missing`, `relay-state-too-long`, `relay-state-malformed`,
 * `relay-state-entity-encoded`, `relay-state-duplicate-parameter`, `relay-state-parameter-missing`,
 * `relay-state-parameter-malformed`, `relay-state-not-https`, `relay-state-foreign-host` or `relay-state-foreign-path`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces-web/latest/adminguide/configure-idp-step2.html | Configure your identity provider, step 2}
 */
export function parseSecureBrowserRelayState(value: string): SecureBrowserRelayState {
  checkRelayStateLength(value);
  checkRelayStateCharacters(value);
  checkNoEntity(value);
  const parameters = parseRelayStateQuery(value);
  const portal = parsePortal(required(parameters, "redirect_uri"));
  checkResponseType(required(parameters, "response_type"));
  const clientId = required(parameters, "client_id");
  const identityProvider = parseIdentityProvider(required(parameters, "identity_provider"));
  const warnings = hasUnknownParameter(parameters, knownParameters) ? (["parameter-unknown"] as const) : [];
  return { value, portal, clientId, identityProvider, warnings };
}

function checkNoEntity(value: string): void {
  if (value.includes("&amp;")) {
    throw new WorkspacesError(
      "relay-state-entity-encoded",
      "The relay state holds «&amp;»: it was copied from XML as written, and there it stands for «&».",
    );
  }
}

function required(parameters: ReadonlyMap<string, string>, name: string): string {
  const value = parameters.get(name);
  if (value === undefined || value === "") {
    throw new WorkspacesError("relay-state-parameter-missing", `The relay state has no ${name}.`);
  }
  return value;
}

function parsePortal(redirectUri: string): string {
  const { authority, path } = splitRelayStateUrl(redirectUri);
  const endpoint = secureBrowserEndpoints.rows.find(
    ({ portalSuffix }) => authority.endsWith(portalSuffix) && label.test(authority.slice(0, -portalSuffix.length)),
  );
  if (!endpoint) throw foreignHost("WorkSpaces Secure Browser");
  checkRelayStatePath(path, endpoint.redirectPath);
  if (redirectUri !== `https://${authority}${path}`) throw parameterMalformed("redirect_uri has a query of its own");
  return authority;
}

function checkResponseType(responseType: string): void {
  if (responseType !== "code") throw parameterMalformed("response_type is not code");
}

/** https://docs.aws.amazon.com/workspaces-web/latest/APIReference/API_CreateIdentityProvider.html: 1 to 32 characters. */
function parseIdentityProvider(name: string): string {
  if (name.length > 32) throw parameterMalformed("identity_provider is longer than 32 characters");
  return name;
}

function parameterMalformed(reason: string): WorkspacesError {
  return new WorkspacesError("relay-state-parameter-malformed", `The relay state's ${reason}.`);
}

/** One label of a host name ([RFC1034] §3.5), as AWS writes it: in lower case. */
const label = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/;
const knownParameters: ReadonlySet<string> = new Set([
  "redirect_uri",
  "response_type",
  "client_id",
  "identity_provider",
]);
