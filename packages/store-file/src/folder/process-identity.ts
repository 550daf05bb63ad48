import { readFile, readlink } from "node:fs/promises";

/**
 * Which process it is, also after its number was given to another one. Where there is no `/proc`, only the number is
 * known.
 */
export interface ProcessIdentity {
  readonly pid: number;
  /** Since which start of the machine it runs. */
  readonly boot?: string;
  /** In which process-number namespace (container) `pid` counts. */
  readonly namespace?: string;
  /** When it started, in clock ticks after `boot`. */
  readonly startTime?: string;
}

/** What can be said of a process: `unknown` when its number counts in another container. */
export type ProcessState = "running" | "gone" | "unknown";

/** Names a process of this container by its number. */
export async function identifyProcess(pid: number): Promise<ProcessIdentity> {
  const [boot, namespace, status] = await Promise.all([readBoot(), readNamespace(), readStatus(pid)]);
  return {
    pid,
    ...(boot !== undefined && { boot }),
    ...(namespace !== undefined && { namespace }),
    ...(status && { startTime: status.startTime }),
  };
}

/** Tells whether `identity` still runs. Where there is no `/proc`, a number in use counts as running. */
export async function observeProcess(identity: ProcessIdentity): Promise<ProcessState> {
  if (identity.boot !== (await readBoot())) return "gone";
  if (identity.namespace !== (await readNamespace())) return "unknown";
  if (!takesSignals(identity.pid)) return "gone";

  const status = await readStatus(identity.pid);
  if (!status) return "running"; // /proc hides it from us, yet it took the signal
  return !status.ended && status.startTime === identity.startTime ? "running" : "gone";
}

function takesSignals(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** See proc(5): after the command in parentheses come the state, field 3, and later the start time, field 22. */
async function readStatus(pid: number): Promise<{ startTime: string; ended: boolean } | undefined> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(nothing);
  const fields = text?.slice(text.lastIndexOf(")") + 2).split(" ");
  const [state, startTime] = [fields?.[0], fields?.[22 - 3]];
  if (state === undefined || startTime === undefined) return undefined;
  // A killed process stays as a zombie until its parent looks; it writes nothing any more.
  return { startTime, ended: state === "Z" || state === "X" };
}

async function readBoot(): Promise<string | undefined> {
  return (await readFile("/proc/sys/kernel/random/boot_id", "utf8").catch(nothing))?.trim();
}

async function readNamespace(): Promise<string | undefined> {
  return readlink("/proc/self/ns/pid").catch(nothing);
}

const nothing = () => undefined;
