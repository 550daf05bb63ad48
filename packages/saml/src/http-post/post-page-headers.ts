import { parseEndpoint } from "../endpoint.js";
import { SamlError } from "../errors.js";
import type { PostPageFields } from "./post-page.js";

/**
 * Headers of a page that carries a message.
 *
 * Caching: [SAMLBind] §3.5.5.1. `strict-origin` keeps the RelayState in our URL to ourselves; `no-referrer` would keep it
 * too, but makes browsers send `Origin: null`, which a service provider may refuse.
 *
 * @throws {@link SamlError} `endpoint-not-allowed`, `redirect-origin-not-allowed`.
 */
export function postPageHeaders(fields: PostPageFields): Readonly<Record<string, string>> {
  return {
    "content-type": "text/html; charset=utf-8",
    "cache-control": "no-cache, no-store",
    pragma: "no-cache",
    "content-security-policy": [
      "default-src 'none'",
      `script-src 'nonce-${fields.nonce}'`,
      "style-src 'self'",
      `form-action ${formAction(fields).join(" ")}`,
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ].join("; "),
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin",
  };
}

/** Where the form may go: to the service provider, and from there to where it redirects. */
function formAction({ destination, redirectOrigins = [] }: PostPageFields): readonly string[] {
  return [sourceExpression(parseEndpoint(destination, "destination")), ...redirectOrigins.map(redirectSource)];
}

/** Whatever is not an origin would let the redirect through only in part, or smuggle in a directive. */
function redirectSource(origin: string): string {
  if (origin === "https:") return origin;
  const url = parseEndpoint(origin, "redirectOrigins");
  if (url.origin !== origin) {
    throw new SamlError("redirect-origin-not-allowed", "redirectOrigins holds something else than an origin.");
  }
  return sourceExpression(url);
}

/**
 * The origin, unless its host is an IPv6 address, which a policy cannot name ([CSP] §2.3.1): then https must do. http would let
 * the form go anywhere in plain text, and the loopback host has other names.
 */
function sourceExpression({ origin, hostname, protocol }: URL): string {
  if (!hostname.startsWith("[")) return origin;
  if (protocol === "https:") return protocol;
  throw new SamlError("endpoint-not-allowed", "A policy cannot name an IPv6 address: write localhost or 127.0.0.1.");
}
