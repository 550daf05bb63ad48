import { SamlError } from "./errors.js";

/**
 * Reads an address to which a browser may carry a SAML message: https, or http on the loopback host for development.
 *
 * Only the characters of [RFC3986] §2 may occur: the URL parser of browsers quietly drops or turns others, so that two
 * readers of one address could see two hosts. User information is refused, as it exists to make an address look like
 * another; and hosts of other characters than names have, as the host goes on into a Content-Security-Policy.
 *
 * What we write takes loopback http as it is given: the address comes from the application's own configuration, or from
 * metadata and the choice of an AssertionConsumerService, whose readers ask for `insecureAllowLoopbackHttp` first. And a
 * loopback address is the user's own machine, where nobody else listens on the wire.
 *
 * @throws {@link SamlError} `endpoint-not-allowed`.
 */
export function parseEndpoint(address: string, field: string): URL {
  const url = uriCharacters.test(address) ? parseUrl(address) : undefined;
  if (url === undefined || !isSecure(url) || !hostCharacters.test(url.hostname) || hasUserInformation(url)) {
    throw new SamlError(
      "endpoint-not-allowed",
      `${field} is neither an https URL nor an http URL of the loopback host.`,
    );
  }
  return url;
}

function parseUrl(address: string): URL | undefined {
  try {
    return new URL(address);
  } catch {
    return undefined;
  }
}

/** `localhost` and names below it never leave the machine ([RFC6761] §6.3). */
function isSecure({ protocol, hostname }: URL): boolean {
  if (protocol === "https:") return true;
  return protocol === "http:" && /^(?:(?:[^.]+\.)*localhost|127\.0\.0\.1|\[::1\])$/.test(hostname);
}

function hasUserInformation({ username, password }: URL): boolean {
  return username !== "" || password !== "";
}

/** Letters, digits and hyphens ([RFC1123] §2.1) or an IPv6 address; URL parsers also let `;`, `,`, `'` and `*` through. */
const hostCharacters = /^(?:[a-z\d.-]+|\[[\da-f:]+\])$/;
const uriCharacters = /^https?:\/\/[\w\-.~:/?#[\]@!$&'()*+,;=%]+$/i;
