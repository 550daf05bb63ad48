import { Hono, type Context } from "hono";

import { desktopPage } from "../pages/desktop-page.js";
import { homePage } from "../pages/home-page.js";
import { messagePage } from "../pages/message-page.js";
import icon from "../pages/twin.svg?raw";
import { styles } from "../pages/styles/styles.js";
import { readSetup, type TwinSetup } from "../set-up.js";
import type { Walk } from "../walk/walk.js";
import { walkSignIn } from "../walk/walk-sign-in.js";
import { receiveBody } from "./receive-body.js";
import { addSecurityHeaders } from "./security-headers.js";
import { readSignInForm } from "./sign-in-form.js";
import { thrownErrors } from "./thrown-errors.js";
import { createWalkMemory } from "./walk-memory.js";

/** What the twin's server asks of the application. */
export interface TwinHandlerRoles {
  /** The time at AWS and at the domain controller. */
  readonly clock: () => Date;
  /** A clock in milliseconds that only runs forward, as `performance.now`. Without it the page shows no times. */
  readonly elapsed?: () => number;
  /** Told of every walk, for logs and tests. */
  onWalk?(walk: Walk): void;
  /** Told why a request could not be answered: the directory is down, for example. The browser is not told. */
  onError?(error: unknown): void;
  /** Makes keys and ids. Default: the runtime's. */
  readonly crypto?: Crypto;
}

/**
 * Serves the twin as a Fetch-standard handler: point an identity provider's assertion consumer service at `POST /saml`, or
 * at `/saml/acs/ID`, where AWS takes encrypted assertions.
 *
 * The browser that posts a form is led to `/desktop/ID`, a page with the desktop and the way there; `/desktop/ID.json` is
 * the {@link Walk}. `GET /` explains the twin, `GET /health` answers 200. The latest 200 walks are kept in memory.
 *
 * @throws {@link AwsTwinError} when the set-up is not one that AWS would have taken.
 */
export function createTwinHandler(setup: TwinSetup, roles: TwinHandlerRoles): (request: Request) => Promise<Response> {
  const { entityId } = readSetup(setup);
  const crypto = roles.crypto ?? globalThis.crypto;
  const options = { crypto, ...(roles.elapsed && { elapsed: roles.elapsed }) };
  const memory = createWalkMemory(200, crypto);
  const app = new Hono();

  app.use(addSecurityHeaders, thrownErrors);
  app.get("/", (c) => c.html(homePage(setup, entityId)));
  app.get("/health", (c) => c.json({ status: "ok" }));
  app.get("/assets/twin.css", (c) => c.body(styles, 200, { "Content-Type": "text/css; charset=utf-8" }));
  app.get("/assets/twin.svg", (c) => c.body(icon, 200, { "Content-Type": "image/svg+xml" }));

  app.on("POST", endpoints, receiveBody, async (c) => {
    const form = readSignInForm(c.req.header("Content-Type"), await c.req.text());
    if ("problem" in form) return c.html(messagePage(form.title, form.problem), form.status);
    const at = roles.clock();
    const walk = await walkSignIn(form, setup, at, options);
    roles.onWalk?.(walk);
    return c.redirect(`/desktop/${memory.remember({ walk, at })}`, 303);
  });
  app.get("/desktop/:id{[0-9a-f-]{36}}", (c) => {
    const remembered = memory.find(c.req.param("id"));
    return remembered ? c.html(desktopPage(remembered)) : notFound(c);
  });
  app.get("/desktop/:file{[0-9a-f-]{36}\\.json}", (c) => {
    const remembered = memory.find(c.req.param("file").slice(0, 36));
    return remembered ? c.json(remembered.walk) : c.json({ error: "walk-unknown" }, 404);
  });

  for (const endpoint of endpoints) app.all(endpoint, (c) => methodNotAllowed(c, ["POST"]));
  app.get("*", notFound);
  app.all("*", (c) => methodNotAllowed(c, ["GET", "HEAD"]));
  app.onError((error, c) => {
    report(error, roles);
    return c.html(
      messagePage("The twin cannot answer", "Its directory or its own set-up failed; its log has the reason."),
      500,
    );
  });
  return async (request) => app.fetch(request);
}

function report(error: Error, roles: TwinHandlerRoles): void {
  try {
    roles.onError?.(error);
  } catch {
    // Whoever should hear of errors has one of their own; the person in front of the browser still gets an answer.
  }
}

function notFound(c: Context) {
  return c.html(
    messagePage("There is nothing here", "The twin keeps the latest walks in memory only; sign in again."),
    404,
  );
}

function methodNotAllowed(c: Context, allowed: readonly string[]) {
  const problem = `This address takes ${allowed.join(" and ")} only. To sign in, let the identity provider post its form to /saml.`;
  return c.html(messagePage("Not like this", problem), 405, { Allow: allowed.join(", ") });
}

/** The paths of AWS sign-in: its common endpoint, and those of single SAML providers. */
const endpoints = ["/saml", "/saml/acs/:provider{[A-Za-z0-9_-]+}"];
