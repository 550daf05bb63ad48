import type { MiddlewareHandler } from "hono";

import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import { recordStranger } from "./record.js";
import type { RequestEnv } from "./request-context.js";

/**
 * Refuses a request that our own pages did not send.
 *
 * Browsers send `Origin` with every POST, so its absence is refused too. `Sec-Fetch-Site`, where a browser sends it,
 * must agree.
 */
export function sameOrigin(parts: Parts): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    if (!isSameOrigin(c.req.raw.headers, parts.settings.origin)) {
      await recordStranger(c, parts, { type: "cross-site-request-refused" });
      throw new IdpError("cross-site-request", "the request does not come from our own pages");
    }
    await next();
  };
}

function isSameOrigin(headers: Headers, origin: string): boolean {
  const site = headers.get("Sec-Fetch-Site");
  return headers.get("Origin") === origin && (site === null || site === "same-origin");
}
