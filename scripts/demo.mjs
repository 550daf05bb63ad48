// `npm run demo [-- [--headless] [--domain-controller]]`: from a fresh clone to a desktop, all of the set-up included.
import { spawn } from "node:child_process";
import { join } from "node:path";

import { startDomainController } from "./domain-controller.mjs";
import { ensureInstalled, root } from "./install.mjs";
import { command, step } from "./steps.mjs";

ensureInstalled();
const built = await step(
  "the packages and the example are built",
  command("npx", ["--no-install", "turbo", "run", "build"]),
);
if (!built) process.exit(1);

const flag = "--domain-controller";
const wanted = process.argv.includes(flag);
const domainController = wanted ? await startDomainController() : undefined;
if (wanted && !domainController) process.exit(1);

const demo = join(root, "examples", "workspaces-idp", "dist", "demo.js");
const words = process.argv.slice(2).filter((word) => word !== flag);
const child = spawn(process.execPath, ["--enable-source-maps", demo, ...words], {
  env: { ...process.env, ...domainController?.environment },
  stdio: "inherit",
});
// Ctrl+C reaches the whole process group: the child says goodbye, and this process ends with it.
for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
child.on("close", async (status) => {
  await domainController?.stop();
  process.exit(status ?? 1);
});
