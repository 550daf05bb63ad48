import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";

import { root } from "./install.mjs";

/** The packages and examples of this repository: folder and manifest. */
export function workspaces() {
  return ["packages", "examples"].flatMap((group) =>
    readdirSync(join(root, group))
      .map((name) => join(root, group, name))
      .filter((folder) => statSync(folder).isDirectory())
      .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) })),
  );
}

/** Every file below a folder whose name ends so. */
export function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/[\\/](node_modules|dist|\.cache)[\\/]/.test(relative(root, path)));
}

/** How a file is named in messages. */
export const shown = (path) => relative(root, path);
