import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync, readFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";

/** A server in a process group of its own. */
export interface Daemon {
  stop(): Promise<void>;
}

/** How a server is started. */
export interface DaemonOptions {
  /** The file that its output goes to. */
  readonly log: string;
  /** What is added to our environment. */
  readonly env?: Readonly<Record<string, string>>;
  /** Whether it is ready. */
  readonly answers: () => Promise<boolean> | boolean;
}

/**
 * Starts a server and waits until it answers; rejects with the end of its log when it does not.
 *
 * Its process group is its own because Apache, when told to end, ends every process of its group. And it is told to end
 * when we die, as after Ctrl+C nobody is left to stop it.
 */
export async function startDaemon(
  program: string,
  words: readonly string[],
  { log, env = {}, answers }: DaemonOptions,
): Promise<Daemon> {
  const output = openSync(log, "a");
  const child = spawn("setpriv", ["--pdeathsig", "TERM", program, ...words], {
    detached: true,
    stdio: ["ignore", output, output],
    env: { ...process.env, ...env },
  });
  closeSync(output);
  const daemon = stoppable(child);

  const deadline = Date.now() + startingTime;
  while (isRunning(child) && Date.now() < deadline) {
    if (await answers()) return daemon;
    await sleep(30);
  }
  await daemon.stop();
  throw new Error(`${program} did not start:\n${readFileSync(log, "utf8").slice(-2000)}`);
}

/** A server's children may outlive it for a moment: it has stopped when its whole group has. */
function stoppable(child: ChildProcess): Daemon {
  const ended = once(child, "close").catch(() => undefined);
  return {
    async stop() {
      signalGroup(child, "SIGTERM");
      const deadline = Date.now() + stoppingTime;
      while (signalGroup(child, 0) && Date.now() < deadline) await sleep(20);
      signalGroup(child, "SIGKILL");
      await ended;
    },
  };
}

/** Whether there was anybody to signal. */
function signalGroup({ pid }: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  try {
    return pid !== undefined && process.kill(-pid, signal);
  } catch {
    return false;
  }
}

/** A program that could not be run at all has no process ID. */
function isRunning({ pid, exitCode, signalCode }: ChildProcess): boolean {
  return pid !== undefined && exitCode === null && signalCode === null;
}

/** Milliseconds. */
const startingTime = 30_000;
const stoppingTime = 5_000;
