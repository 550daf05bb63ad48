// `npm run demo [-- --headless]`: from a fresh clone to a desktop, all of the set-up included.
import { spawn } from "node:child_process";
import { join } from "node:path";

import { ensureInstalled, root } from "./install.mjs";
import { command, step } from "./steps.mjs";

ensureInstalled();
const built = await step(
  "the packages and the example are built",
  command("npx", ["--no-install", "turbo", "run", "build"]),
);
if (!built) process.exit(1);

const demo = join(root, "examples", "workspaces-idp", "dist", "demo.js");
const child = spawn(process.execPath, ["--enable-source-maps", demo, ...process.argv.slice(2)], { stdio: "inherit" });
// Ctrl+C reaches the whole process group: the child says goodbye, and this process ends with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("close", (status) => process.exit(status ?? 1));
