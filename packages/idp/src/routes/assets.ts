import { IdpError } from "../errors.js";
import type { RequestContext } from "../http/request-context.js";
import { addPath, type App } from "../http/routes.js";
import type { Parts } from "../parts.js";

/** Style, scripts and icon. Their paths change with their content, so that browsers may keep them. */
export function addAssetRoutes(app: App, parts: Parts): void {
  addPath(app, "/assets/:version/:name", { GET: (c) => serve(c, parts) }, parts);
}

function serve(c: RequestContext, { assets }: Parts): Response {
  const asset = assets.find(c.req.param("version") ?? "", c.req.param("name") ?? "");
  if (asset === undefined) throw new IdpError("not-found", "there is no such asset");
  return c.body(asset.body, 200, {
    "Content-Type": asset.contentType,
    "Cache-Control": "public, max-age=31536000, immutable",
  });
}
