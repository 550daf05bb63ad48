import { workspacesRegions, type WorkspacesRegion } from "../regions/regions.js";
import { parseRegistrationCode, plusLost } from "./registration-code.js";
import { hasUnknownParameter, parseClient, parseRelayStateQuery } from "./relay-state-query.js";
import { checkRelayStateLength, checkRelayStatePath, foreignHost, splitRelayStateUrl } from "./relay-state-url.js";

/** Something odd about a relay state that AWS may yet understand: to be logged, not refused. */
export type RelayStateWarning =
  /** Neither the usual shape (`WSpdx+ABC12D`) nor a connection alias; AWS publishes no pattern. */
  | "registration-code-unusual"
  /** A parameter that the guide does not list. */
  | "parameter-unknown";

/** Where AWS sends the browser after sign-in: back to the WorkSpaces client that started it. */
export interface RelayState {
  /** What was received, byte for byte. Echo this, never a rebuilt URL. */
  readonly value: string;
  /** A host of the table of Regions. */
  readonly host: string;
  /** The code of that host's Region, such as `eu-central-1`. */
  readonly region: string;
  /** The directory's registration code, or the FQDN of a cross-Region connection alias; percent-decoding undone. */
  readonly registrationCode: string;
  /** Which client opens: the desktop application or the browser. Left out, AWS chooses. */
  readonly client?: "native" | "web";
  readonly warnings: readonly RelayStateWarning[];
}

/**
 * Reads the relay state that a WorkSpaces client gave to the identity provider.
 *
 * It is an address that the browser will be sent to, chosen by whoever wrote the link: so the text must be exactly what
 * AWS documents (`https://` + a host of the table + `/sso-idp?registrationCode=…`), compared as written and never
 * normalised first. A raw `+` in it is a plus sign, not a blank. It is longer than the 80 bytes of [SAMLBind] §3.5.3,
 * and WorkSpaces needs it whole, so nothing here cuts it.
 *
 * @param value - The value as received, after percent-decoding the query it came in, and nothing more.
 * @param regions - The table to look hosts up in, for Regions that AWS adds later.
 *
 * @throws {@link WorkspacesError} `relay-state-missing`, `relay-state-too-long`, `relay-state-malformed`,
 * `relay-state-not-https`, `relay-state-foreign-host`, `relay-state-foreign-path`, `relay-state-duplicate-parameter`,
 * `relay-state-client-unknown`, `registration-code-missing`, `registration-code-plus-lost` or
 * `registration-code-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/setting-up-saml.html | Set up SAML 2.0 for WorkSpaces, step 6}
 */
export function parseRelayState(value: string, regions: readonly WorkspacesRegion[] = workspacesRegions): RelayState {
  checkRelayStateLength(value);
  checkPlusKept(value);
  const { authority, path, query } = splitRelayStateUrl(value);
  const region = findRegionOfHost(authority, regions);
  checkRelayStatePath(path, "/sso-idp");
  const parameters = parseRelayStateQuery(query);
  const client = parseClient(parameters.get("client"));
  const { registrationCode, usual } = parseRegistrationCode(parameters.get("registrationCode"));

  const warnings: RelayStateWarning[] = [];
  if (!usual) warnings.push("registration-code-unusual");
  if (hasUnknownParameter(parameters, knownParameters)) warnings.push("parameter-unknown");

  return { value, host: authority, region: region.region, registrationCode, ...(client && { client }), warnings };
}

/** A blank has its own code: it is almost always a «+» that was form-decoded on the way. */
function checkPlusKept(value: string): void {
  if (/^[\x20-\x7e]+$/.test(value) && value.includes(" ")) throw plusLost();
}

function findRegionOfHost(authority: string, regions: readonly WorkspacesRegion[]): WorkspacesRegion {
  const region = regions.find((row) => row.relayStateHost === authority || row.relayStateFipsHost === authority);
  if (!region) throw foreignHost("WorkSpaces Personal or Pools");
  return region;
}

const knownParameters: ReadonlySet<string> = new Set(["registrationCode", "client"]);
