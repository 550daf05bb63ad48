import webauthnScript from "@idpkit/webauthn/browser?raw";

import accountScript from "../browser/account.js?raw";
import enrolScript from "../browser/enrol.js?raw";
import explainScript from "../browser/explain.js?raw";
import serverScript from "../browser/server.js?raw";
import signInScript from "../browser/sign-in.js?raw";
import statusScript from "../browser/status.js?raw";
import accountStyle from "../pages/account.css?raw";
import baseStyle from "../pages/base.css?raw";
import cardStyle from "../pages/card.css?raw";
import icon from "../pages/pictures/icon.svg?raw";
import { contentVersion } from "./content-version.js";

/** A file that browsers load along with a page. */
interface Asset {
  readonly contentType: string;
  readonly body: string;
}

/** The files, all below one path that changes when any of them does, so that browsers may keep them for ever. */
export interface Assets {
  /** The path of a file, for a page to refer to. */
  path(name: AssetName): string;
  /** The file at a path below `/assets/`; nothing for another version, whose content would be another. */
  find(version: string, name: string): Asset | undefined;
}

/** The names of the files. */
export type AssetName = keyof typeof files;

/** Makes the files ready to be served. */
export function createAssets(): Assets {
  const currentVersion = contentVersion(Object.values(files).map(({ body }) => body));
  return {
    path: (name) => `/assets/${currentVersion}/${name}`,
    find: (version, name) => (version === currentVersion && isAssetName(name) ? files[name] : undefined),
  };
}

const files = {
  "style.css": { contentType: "text/css; charset=utf-8", body: [baseStyle, cardStyle, accountStyle].join("\n") },
  "icon.svg": { contentType: "image/svg+xml", body: icon },
  "sign-in.js": script(signInScript),
  "enrol.js": script(enrolScript),
  "account.js": script(accountScript),
  "explain.js": script(explainScript),
  "server.js": script(serverScript),
  "status.js": script(statusScript),
  // Its source map stays in the package.
  "webauthn.js": script(webauthnScript.replace(/\/\/# sourceMappingURL=.*/g, "")),
} as const satisfies Record<string, Asset>;

function script(body: string): Asset {
  return { contentType: "text/javascript; charset=utf-8", body };
}

function isAssetName(name: string): name is AssetName {
  return Object.hasOwn(files, name);
}
