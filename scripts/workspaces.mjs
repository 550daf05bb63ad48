import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";

import { root } from "./install.mjs";

/** The members of this repository: folder and manifest. */
export function workspaces() {
  const members = ["packages", "examples"].flatMap((group) =>
    readdirSync(join(root, group)).map((name) => join(group, name)),
  );
  return [...members, "bench", "lab"]
    .map((member) => join(root, member))
    .filter((folder) => existsSync(join(folder, "package.json")))
    .map((folder) => ({ folder, manifest: JSON.parse(readFileSync(join(folder, "package.json"), "utf8")) }));
}

/** Every file below a folder whose name ends so. */
export function filesBelow(folder, ending) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => !/(^|[\\/])(node_modules|dist|\.cache)[\\/]/.test(relative(root, path)));
}

/** How a file is named in messages. */
export const shown = (path) => relative(root, path);
