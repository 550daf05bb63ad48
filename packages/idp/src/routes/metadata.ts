import { addPath, type App } from "../http/routes.js";
import type { Parts } from "../parts.js";

/** The SAML metadata that AWS IAM is given. */
export function addMetadataRoute(app: App, metadata: string, parts: Parts): void {
  const headers = { "Content-Type": "application/samlmetadata+xml", "Cache-Control": "public, max-age=3600" };
  addPath(app, "/saml/metadata", { GET: (c) => c.body(metadata, 200, headers) }, parts);
}
