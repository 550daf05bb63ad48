import { WorkspacesError } from "../errors.js";
import { applicationsEndpoints, type ApplicationsEndpoint } from "../regions/applications-endpoints.js";
import { hasUnknownParameter, parseClient, parseRelayStateQuery } from "./relay-state-query.js";
import { checkRelayStateLength, checkRelayStatePath, foreignHost, splitRelayStateUrl } from "./relay-state-url.js";

/** Something odd about a relay state of WorkSpaces Applications that AWS may yet understand. */
export type ApplicationsRelayStateWarning =
  /** An older host, which AWS no longer recommends. */
  | "host-old"
  /** A host that follows AWS's pattern and that no list of AWS's names. */
  | "host-unverified"
  /** `client` at an older host, which does not know it. */
  | "client-not-known-to-host"
  /** A parameter that the guide does not list. */
  | "parameter-unknown";

/** Where AWS sends the browser after sign-in to WorkSpaces Applications (formerly AppStream 2.0). */
export interface ApplicationsRelayState {
  /** What was received, byte for byte. Echo this, never a rebuilt URL. */
  readonly value: string;
  /** A host of the table of Regions. */
  readonly host: string;
  /** The code of that host's Region, such as `eu-central-1`. */
  readonly region: string;
  /** The twelve digits of the AWS account. */
  readonly accountId: string;
  /** The stack; left out for the catalog of several stacks. Its case counts. */
  readonly stack?: string;
  /** Name of the application to start, or `Desktop`. */
  readonly app?: string;
  /** Which client opens: the desktop application or the browser. Left out, AWS chooses. */
  readonly client?: "native" | "web";
  readonly warnings: readonly ApplicationsRelayStateWarning[];
}

/**
 * Reads the relay state of WorkSpaces Applications; compared as written, as {@link parseRelayState} does.
 *
 * @param value - The value as received, after percent-decoding the query it came in, and nothing more.
 * @param endpoints - The table to look hosts up in, for Regions that AWS adds later.
 *
 * @throws {@link WorkspacesError} `relay-state-missing`, `relay-state-too-long`, `relay-state-malformed`,
 * `relay-state-not-https`, `relay-state-foreign-host`, `relay-state-foreign-path`, `relay-state-duplicate-parameter`,
 * `relay-state-client-unknown`, `account-id-missing`, `account-id-malformed`, `stack-malformed` or `app-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/appstream2/latest/developerguide/external-identity-providers-setting-up-saml.html | Setting up SAML for WorkSpaces Applications, step 6}
 */
export function parseApplicationsRelayState(
  value: string,
  endpoints: readonly ApplicationsEndpoint[] = applicationsEndpoints.rows,
): ApplicationsRelayState {
  checkRelayStateLength(value);
  const { authority, path, query } = splitRelayStateUrl(value);
  const endpoint = findEndpointOfHost(authority, endpoints);
  checkRelayStatePath(path, "/saml");
  const parameters = parseRelayStateQuery(query);
  const client = parseClient(parameters.get("client"));
  const accountId = parseAccountId(parameters.get("accountId"));
  const stack = parseStack(parameters.get("stack"));
  const app = parseApp(parameters.get("app"));

  const warnings: ApplicationsRelayStateWarning[] = warningsOfHost(authority, endpoint, client);
  if (hasUnknownParameter(parameters, knownParameters)) warnings.push("parameter-unknown");

  return {
    value,
    host: authority,
    region: endpoint.region,
    accountId,
    ...(stack !== undefined && { stack }),
    ...(app !== undefined && { app }),
    ...(client && { client }),
    warnings,
  };
}

function findEndpointOfHost(authority: string, endpoints: readonly ApplicationsEndpoint[]): ApplicationsEndpoint {
  const endpoint = endpoints.find(({ host, fipsHost, oldHost, oldFipsHost }) =>
    [host, fipsHost, oldHost, oldFipsHost].includes(authority),
  );
  if (!endpoint) throw foreignHost("WorkSpaces Applications");
  return endpoint;
}

function warningsOfHost(
  authority: string,
  endpoint: ApplicationsEndpoint,
  client: string | undefined,
): ApplicationsRelayStateWarning[] {
  if (authority === endpoint.host || authority === endpoint.fipsHost) return [];
  return [
    "host-old",
    ...(endpoint.unverified ? (["host-unverified"] as const) : []),
    ...(client === undefined ? [] : (["client-not-known-to-host"] as const)),
  ];
}

function parseAccountId(accountId: string | undefined): string {
  if (accountId === undefined || accountId === "") {
    throw new WorkspacesError("account-id-missing", "The relay state has no accountId.");
  }
  if (!/^[0-9]{12}$/.test(accountId)) {
    throw new WorkspacesError("account-id-malformed", "The relay state's accountId is not twelve digits.");
  }
  return accountId;
}

/** https://docs.aws.amazon.com/appstream2/latest/APIReference/API_CreateStack.html: the pattern of Name. */
function parseStack(stack: string | undefined): string | undefined {
  if (stack !== undefined && !/^[a-zA-Z0-9][a-zA-Z0-9_.-]{0,100}$/.test(stack)) {
    throw new WorkspacesError(
      "stack-malformed",
      "The relay state's stack is not 1 to 101 letters, digits and «_.-» that begin with a letter or digit; " +
        "for the catalog of several stacks leave the parameter out.",
    );
  }
  return stack;
}

/** An image may hold applications of any name, so nothing is asked of one but that it is there. */
function parseApp(app: string | undefined): string | undefined {
  if (app === "") throw new WorkspacesError("app-malformed", "The relay state's app is empty: leave it out.");
  return app;
}

const knownParameters: ReadonlySet<string> = new Set(["stack", "accountId", "app", "client"]);
