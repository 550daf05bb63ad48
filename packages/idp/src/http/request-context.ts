import type { Context, MiddlewareHandler } from "hono";
import { base16 } from "@scure/base";

import type { Parts } from "../parts.js";

/** What is known about a request before anything is decided. */
export interface RequestEnv {
  Variables: {
    /** Ours, never the client's: it is printed on pages and in the audit log. */
    requestId: string;
    /** One instant for the whole request, so that no two checks disagree about the time. */
    now: Date;
  };
}

/** A request on its way through the identity provider. */
export type RequestContext = Context<RequestEnv>;

/** Gives every request its id and its instant. */
export function requestContext({ roles }: Parts): MiddlewareHandler<RequestEnv> {
  return async (c, next) => {
    const requestId = createRequestId(roles.crypto);
    c.set("requestId", requestId);
    c.header("X-Request-Id", requestId);
    c.set("now", roles.clock());
    await next();
  };
}

/** 64 random bits in upper-case hexadecimal: short enough to read out on the telephone. */
export function createRequestId(crypto: Crypto): string {
  return base16.encode(crypto.getRandomValues(new Uint8Array(8)));
}
