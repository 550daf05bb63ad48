import { spawn } from "node:child_process";

import { root } from "./install.mjs";

/** Runs a command in the repository and resolves to its exit status and output. */
export function run(command, args, { env = {}, show = false } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, TURBO_TELEMETRY_DISABLED: "1", DO_NOT_TRACK: "1", FORCE_COLOR: "0", ...env },
      stdio: show ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    let output = "";
    child.stdout?.on("data", (chunk) => (output += chunk));
    child.stderr?.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (status) => resolve({ status, output }));
  });
}

/** Runs a command of the installed dependencies. */
export function npx(args, options) {
  return run("npx", ["--no-install", ...args], options);
}

/**
 * Runs one named step and prints one line for it; what the step has to say appears only when it fails.
 *
 * A step resolves to nothing when its sentence holds, and to the reasons when it does not.
 */
export async function step(sentence, work) {
  const started = performance.now();
  const reasons = await work().catch((error) => String(error?.stack ?? error));
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`${reasons ? "✗" : "✓"} ${sentence} (${seconds} s)`);
  if (reasons) console.log(reasons.trimEnd().replaceAll(/^/gm, "    "));
  return !reasons;
}

/** A step that holds when a command exits with 0. */
export function command(program, args, options) {
  return async () => {
    const { status, output } = await run(program, args, options);
    return status === 0 ? undefined : output || `${program} exited with ${status}`;
  };
}
