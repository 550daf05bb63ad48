import { execFile } from "node:child_process";
import { promisify } from "node:util";

import { debianTree } from "./debian-tree.js";

/** How a program is run. */
interface RunOptions {
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads; nothing by default, so that whoever asks for a password gets none. */
  readonly input?: string;
}

/** What a program wrote, and whether it was content. */
export interface Outcome {
  readonly succeeded: boolean;
  readonly output: string;
  readonly complaints: string;
}

/** Runs a program of the Debian tree to its end; rejects when it could not be run. */
export async function runInTree(
  folder: string,
  command: readonly string[],
  { env = {}, input = "" }: RunOptions = {},
): Promise<Outcome> {
  const [program, ...words] = inTree(folder, command);
  const running = promisify(execFile)(program, words, { env: { ...treeEnvironment, ...env }, timeout: longestRun });
  running.child.stdin?.end(input);
  try {
    const { stdout, stderr } = await running;
    return { succeeded: true, output: stdout, complaints: stderr };
  } catch (error) {
    const { code, stdout = "", stderr = "" } = error as { code?: unknown; stdout?: string; stderr?: string };
    if (typeof code !== "number") throw error;
    return { succeeded: false, output: stdout, complaints: stderr };
  }
}

/**
 * The command that runs a program in the Debian tree with a folder of ours as `/lab`, and its file `hosts` in place of
 * a DNS server.
 *
 * All mounts belong to the program's own namespace, so none is left behind, and as many as like see their own `/lab`.
 */
export function inTree(folder: string, command: readonly string[]): [program: string, ...words: string[]] {
  return ["unshare", "--mount", "--propagation", "private", "sh", "-c", enter, "sh", debianTree, folder, ...command];
}

const enter = `set -e
tree=$1 folder=$2
shift 2
mount --bind "$folder" "$tree/lab"
mount --bind "$folder/hosts" "$tree/etc/hosts"
mount -t proc proc "$tree/proc"
exec chroot "$tree" "$@"`;

/** What programs of the tree see of our environment: nothing that changes what they do or say. */
export const treeEnvironment = { PATH: "/usr/sbin:/usr/bin:/sbin:/bin", LC_ALL: "C", TZ: "UTC" };

/** Milliseconds; what takes longer hangs. */
const longestRun = 60_000;
