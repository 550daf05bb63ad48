import { WorkspacesError } from "../errors.js";

/** The parts of a relay state, as written. */
export interface RelayStateUrl {
  /** Host, with whatever user information or port was written: compared whole, those are foreign hosts as well. */
  readonly authority: string;
  readonly path: string;
  readonly query: string;
}

/**
 * Takes a relay state apart, without normalising anything in it.
 *
 * @throws {@link WorkspacesError} `relay-state-malformed` or `relay-state-not-https`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc3986#appendix-B | RFC 3986 appendix B}
 */
export function splitRelayStateUrl(value: string): RelayStateUrl {
  checkRelayStateCharacters(value);
  // [RFC3986] appendix B, without the fragment: a browser would keep that to itself, so a «#» has no business here.
  const parts = /^([^:/?#]+):\/\/([^/?#]*)([^?#]*)(?:\?([^#]*))?$/.exec(value);
  if (!parts) throw malformed("it is not an absolute URL without a fragment");
  const [, scheme = "", authority = "", path = "", query = ""] = parts;
  if (scheme !== "https") {
    throw new WorkspacesError("relay-state-not-https", "The relay state does not begin with https://.");
  }
  return { authority, path, query };
}

/** Refuses a relay state that is absent, or longer than any that a client sends. */
export function checkRelayStateLength(value: string): void {
  if (value.length === 0) {
    throw new WorkspacesError(
      "relay-state-missing",
      "There is no relay state: AWS would not know where to send the browser after sign-in.",
    );
  }
  if (value.length > maximumLength) {
    throw new WorkspacesError("relay-state-too-long", `The relay state is longer than ${maximumLength} characters.`);
  }
}

/** Refuses what no URL may hold: blanks, control characters and all that is not ASCII. */
export function checkRelayStateCharacters(value: string): void {
  if (!/^[\x21-\x7e]+$/.test(value)) throw malformed("it holds characters that no URL may hold");
}

/** Refuses any other path than the one the product has. */
export function checkRelayStatePath(path: string, expected: string): void {
  if (path !== expected) {
    throw new WorkspacesError("relay-state-foreign-path", `The path of the relay state is not ${expected}.`);
  }
}

/** The error for a host that is in no table. */
export function foreignHost(product: string): WorkspacesError {
  return new WorkspacesError(
    "relay-state-foreign-host",
    `The host of the relay state is not a relay-state endpoint of ${product}.`,
  );
}

function malformed(reason: string): WorkspacesError {
  return new WorkspacesError("relay-state-malformed", `The relay state is malformed: ${reason}.`);
}

const maximumLength = 2048;
