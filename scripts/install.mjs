import { spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The folder of the repository. */
export const root = join(dirname(fileURLToPath(import.meta.url)), "..");

const stamp = join(root, "node_modules", ".cache", "idpkit-installed");

/**
 * Installs exactly what the lock file says, when that has changed since the last time.
 *
 * These scripts are the first thing that runs in a fresh clone, so they stand on Node alone.
 */
export function ensureInstalled() {
  requireNode();
  const wanted = createHash("sha256")
    .update(readFileSync(join(root, "package-lock.json")))
    .digest("hex");
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === wanted) return;

  console.log("Installing the dependencies that package-lock.json names (about a minute, once) …");
  const { status } = spawnSync("npm", ["ci", "--no-progress", "--loglevel=error"], { cwd: root, stdio: "inherit" });
  if (status !== 0) throw new Error("npm ci failed: see above. Is the npm registry reachable?");
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
}

function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  throw new Error(`idpkit needs Node 20.19 or newer; this is ${process.versions.node}`);
}
