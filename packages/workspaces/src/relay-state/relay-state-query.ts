import { WorkspacesError } from "../errors.js";

/**
 * Reads the parameters of a relay state; a raw `+` in them is a plus sign, not a blank.
 *
 * @throws {@link WorkspacesError} `relay-state-malformed` or `relay-state-duplicate-parameter`.
 */
export function parseRelayStateQuery(query: string): ReadonlyMap<string, string> {
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

/**
 * Reads `client`, which chooses the desktop application or the browser.
 *
 * @throws {@link WorkspacesError} `relay-state-client-unknown`.
 */
export function parseClient(client: string | undefined): "native" | "web" | undefined {
  if (client === undefined || client === "native" || client === "web") return client;
  throw new WorkspacesError("relay-state-client-unknown", "The relay state's client is neither native nor web.");
}

/** Whether a parameter is there that is not among `known`. */
export function hasUnknownParameter(parameters: ReadonlyMap<string, string>, known: ReadonlySet<string>): boolean {
  return [...parameters.keys()].some((name) => !known.has(name));
}

/**
 * Writes parameters in their order; those without a value are left out. «+» stays raw, as in AWS's examples.
 *
 * @throws {@link WorkspacesError} `relay-state-malformed` for text that has no UTF-8 form.
 */
export function buildRelayStateQuery(parameters: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(parameters)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}=${encode(value)}`]))
    .join("&");
}

function encode(text: string): string {
  try {
    return encodeURIComponent(text).replaceAll("%2B", "+");
  } catch (cause) {
    throw new WorkspacesError("relay-state-malformed", "A parameter of the relay state is not well-formed Unicode.", {
      cause,
    });
  }
}

/** Percent-decoding alone: in a relay state, as AWS writes it, «+» stands for itself. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch (cause) {
    throw new WorkspacesError("relay-state-malformed", "The relay state is wrongly percent-encoded.", { cause });
  }
}
