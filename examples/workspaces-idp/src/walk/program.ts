import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

import { AppError } from "../errors.js";

/** The app, running as a process of its own. */
export interface Program {
  readonly pid: number;
  /** What it has printed so far. */
  output(): string;
  /** Asks it to stop and resolves to its exit code. */
  stop(): Promise<number | null>;
  /** Ends it on the spot, by SIGKILL. */
  kill(): Promise<void>;
}

/**
 * Starts `main.js` and resolves when it is ready.
 *
 * @throws {@link AppError} with `program-failed` and what it said when it ends before.
 */
export async function startProgram(environment: Readonly<Record<string, string>>): Promise<Program> {
  const child = spawnScript("main.js", [], environment);
  let output = "";
  await new Promise<void>((ready, fail) => {
    const listen = (chunk: Buffer) => {
      output += chunk.toString();
      if (output.includes("Stop: Ctrl+C")) ready();
    };
    child.stdout?.on("data", listen);
    child.stderr?.on("data", listen);
    child.on("close", () => {
      fail(new AppError("program-failed", output.trim()));
    });
  });
  return {
    pid: child.pid ?? 0,
    output: () => output,
    stop: () => end(child, "SIGTERM"),
    kill: async () => {
      await end(child, "SIGKILL");
    },
  };
}

/** Runs `main.js` with a command, or another script of the app, to its end. */
export async function runProgram(
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
  script: "main.js" | "demo.js" = "main.js",
): Promise<{ exitCode: number | null; stdout: string; stderr: string }> {
  const child = spawnScript(script, command, environment);
  let [stdout, stderr] = ["", ""];
  child.stdout?.on("data", (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr?.on("data", (chunk: Buffer) => (stderr += chunk.toString()));
  await once(child, "close");
  return { exitCode: child.exitCode, stdout, stderr };
}

/** Reads the addresses in what the app prints at its start: the enrolment links by account, and the launch. */
export function readStartReport(output: string): { enrolmentLinks: ReadonlyMap<string, string>; launchUrl: string } {
  const links = output.matchAll(/^ {2}(\S+) +(http:\S+\/enrol#\S+)$/gm);
  const [, launchUrl = ""] = /^ {2}(http:\S+\/launch\?\S+)$/m.exec(output) ?? [];
  return { enrolmentLinks: new Map(Array.from(links, ([, account = "", link = ""]) => [account, link])), launchUrl };
}

function spawnScript(
  script: string,
  command: readonly string[],
  environment: Readonly<Record<string, string>>,
): ChildProcess {
  const path = fileURLToPath(new URL(`../../dist/${script}`, import.meta.url));
  const child = spawn(process.execPath, [path, ...command], {
    env: { ...process.env, ...environment },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const kill = () => child.kill("SIGTERM");
  process.on("exit", kill); // it does not outlive us
  child.on("close", () => process.off("exit", kill));
  return child;
}

async function end(child: ChildProcess, signal: "SIGTERM" | "SIGKILL"): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) {
    child.kill(signal);
    await once(child, "exit");
  }
  return child.exitCode;
}
