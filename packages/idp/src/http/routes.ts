import type { Hono } from "hono";

import { IdpError } from "../errors.js";
import type { Parts } from "../parts.js";
import type { RequestContext, RequestEnv } from "./request-context.js";
import { sameOrigin } from "./same-origin.js";

/** The application that routes are put on. */
export type App = Hono<RequestEnv>;

/** Answers a request, or throws an IdpError that says why not. */
type Handler = (c: RequestContext) => Response | Promise<Response>;

/** What one path answers. HEAD goes with GET. */
export interface PathHandlers {
  readonly GET?: Handler;
  readonly POST?: Handler;
}

/**
 * Puts one path on the application. POST is only for our own pages, and any other method is answered with 405: neither
 * can be forgotten by a route.
 */
export function addPath(app: App, path: string, { GET, POST }: PathHandlers, parts: Parts): void {
  if (GET) app.get(path, GET);
  if (POST) app.post(path, sameOrigin(parts), POST);

  const allow = [...(GET ? ["GET", "HEAD"] : []), ...(POST ? ["POST"] : [])].join(", ");
  app.all(path, (c) => {
    c.header("Allow", allow);
    throw new IdpError("method-not-allowed", `this path answers ${allow}`);
  });
}
