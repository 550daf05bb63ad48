import { WorkspacesError } from "../errors.js";
import { workspacesRegions, type WorkspacesRegion } from "../regions/regions.js";
import { parseRegistrationCode, plusLost } from "./registration-code.js";

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
  checkLength(value);
  checkCharacters(value);
  const { scheme, authority, path, query } = splitUrl(value);
  checkScheme(scheme);
  const region = findRegionOfHost(authority, regions);
  checkPath(path);
  const parameters = parseQuery(query);
  const client = parseClient(parameters.get("client"));
  const { registrationCode, usual } = parseRegistrationCode(parameters.get("registrationCode"));

  const warnings: RelayStateWarning[] = [];
  if (!usual) warnings.push("registration-code-unusual");
  if ([...parameters.keys()].some((name) => !knownParameters.has(name))) warnings.push("parameter-unknown");

  return { value, host: authority, region: region.region, registrationCode, ...(client && { client }), warnings };
}

function checkLength(value: string): void {
  if (value.length === 0) {
    throw new WorkspacesError(
      "relay-state-missing",
      "There is no relay state: sign-in has to start in the WorkSpaces client, which sends one.",
    );
  }
  if (value.length > maximumLength) {
    throw new WorkspacesError("relay-state-too-long", `The relay state is longer than ${maximumLength} characters.`);
  }
}

/** A blank has its own code: it is almost always a «+» that was form-decoded on the way. */
function checkCharacters(value: string): void {
  if (/^[\x21-\x7e]+$/.test(value)) return;
  if (/^[\x20-\x7e]+$/.test(value)) throw plusLost();
  throw malformed("it holds characters that no URL may hold");
}

function splitUrl(value: string): { scheme: string; authority: string; path: string; query: string } {
  // [RFC3986] appendix B, without the fragment: a browser would keep that to itself, so a «#» has no business here.
  const parts = /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?$/.exec(value);
  if (!parts) throw malformed("it is not an absolute URL without a fragment");
  const [, scheme = "", authority = "", path = "", query = ""] = parts;
  return { scheme, authority, path, query };
}

function checkScheme(scheme: string): void {
  if (scheme !== "https") {
    throw new WorkspacesError("relay-state-not-https", "The relay state does not begin with https://.");
  }
}

/** The whole authority is compared, so user information, ports and trailing dots are foreign hosts as well. */
function findRegionOfHost(authority: string, regions: readonly WorkspacesRegion[]): WorkspacesRegion {
  const region = regions.find((row) => row.relayStateHost === authority || row.relayStateFipsHost === authority);
  if (!region) {
    throw new WorkspacesError(
      "relay-state-foreign-host",
      "The host of the relay state is not a WorkSpaces relay-state endpoint.",
    );
  }
  return region;
}

function checkPath(path: string): void {
  if (path !== "/sso-idp") {
    throw new WorkspacesError("relay-state-foreign-path", "The path of the relay state is not /sso-idp.");
  }
}

function parseQuery(query: string): ReadonlyMap<string, string> {
  const parameters = new Map<string, string>();
  for (const pair of query.split("&").filter((text) => text !== "")) {
    const [name = "", ...rest] = pair.split("=");
    // Names are compared decoded, or «client» and «%63lient» would be two parameters here and one at AWS.
    const decodedName = decode(name);
    if (parameters.has(decodedName)) {
      throw new WorkspacesError(
        "relay-state-duplicate-parameter",
        "The relay state names a parameter twice, and it is not clear which one AWS would take.",
      );
    }
    parameters.set(decodedName, decode(rest.join("=")));
  }
  return parameters;
}

/** Percent-decoding alone: in a relay state, as AWS writes it, «+» stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new WorkspacesError("relay-state-malformed", "The relay state is wrongly percent-encoded.", { cause });
  }
}

function parseClient(client: string | undefined): "native" | "web" | undefined {
  if (client === undefined || client === "native" || client === "web") return client;
  throw new WorkspacesError("relay-state-client-unknown", "The relay state's client is neither native nor web.");
}

function malformed(reason: string): WorkspacesError {
  return new WorkspacesError("relay-state-malformed", `The relay state is malformed: ${reason}.`);
}

const maximumLength = 2048;
const knownParameters: ReadonlySet<string> = new Set(["registrationCode", "client"]);
