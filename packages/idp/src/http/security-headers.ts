import type { MiddlewareHandler } from "hono";

import type { Settings } from "../configuration/settings.js";
import type { RequestEnv } from "./request-context.js";

/**
 * Puts the security headers on every answer, errors included. A header that a route has set already stays: the page
 * that posts to AWS brings its own Content-Security-Policy, assets their own Cache-Control.
 */
export function securityHeaders({ origin }: Settings): MiddlewareHandler<RequestEnv> {
  const headers = Object.entries({
    ...fixedHeaders,
    // Loopback has no https to insist on.
    ...(origin.startsWith("https:") && { "Strict-Transport-Security": `max-age=${twoYears}` }),
  });
  return async (c, next) => {
    await next();
    for (const [name, value] of headers) if (!c.res.headers.has(name)) c.res.headers.set(name, value);
  };
}

const twoYears = 2 * 365 * 24 * 3600;

const fixedHeaders = {
  "Content-Security-Policy": [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
    "base-uri 'none'",
  ].join("; "),
  "X-Content-Type-Options": "nosniff",
  // Not `no-referrer`: with it browsers send `Origin: null` along with our own form posts ([Fetch] «append a request
  // Origin header»), and the same-origin check would refuse them.
  "Referrer-Policy": "same-origin",
  "Cross-Origin-Opener-Policy": "same-origin",
  "Cross-Origin-Resource-Policy": "same-origin",
  "Permissions-Policy":
    "publickey-credentials-create=(self), publickey-credentials-get=(self), camera=(), geolocation=(), microphone=()",
  "Cache-Control": "no-store",
};
