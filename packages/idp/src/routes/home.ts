import { currentPerson } from "../http/current-person.js";
import { addPath, type App } from "../http/routes.js";
import type { Parts } from "../parts.js";

/** The first page leads on, and a monitor learns that the process answers. */
export function addHomeRoutes(app: App, parts: Parts): void {
  addPath(
    app,
    "/",
    { GET: async (c) => c.redirect((await currentPerson(c, parts)) === undefined ? "/sign-in" : "/account", 303) },
    parts,
  );
  // Asks no role: a monitor that takes a node away because the directory is down would take all of them away.
  addPath(app, "/health", { GET: (c) => c.json({ status: "ok" }) }, parts);
}
