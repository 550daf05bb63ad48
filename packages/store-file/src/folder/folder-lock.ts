import { randomUUID } from "node:crypto";
import { link, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

import { FileStoreError } from "../errors.js";
import { createFolder } from "./create-folder.js";
import { identifyProcess, observeProcess, type ProcessIdentity } from "./process-identity.js";

/** One process's hold on a folder. */
export interface FolderLock {
  /** Lets the next process in. The file stays: the highest number must never vanish. */
  release(): Promise<void>;
}

/**
 * Takes `folder` for this process alone, creating it when it is missing: two that write the same files would overwrite each
 * other's records.
 *
 * The lock is the file `lock.N` with the highest N; it names its holder. A newcomer who finds that holder gone creates
 * `lock.N+1`, and as a file is created only once, exactly one newcomer gets it. Numbers only go up: only files below the
 * highest are ever deleted, so nobody can take an old number for a new one. The folder belongs on a local disk.
 *
 * @throws {@link FileStoreError} `store-in-use` when another process holds it, `store-failed` when it cannot be written.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  try {
    await createFolder(folder);
    const number = await takeHighestNumber(folder, JSON.stringify(await identifyProcess(process.pid)));
    await removeLowerNumbers(folder, number);
    return { release: () => replaceFile(folder, number, released) };
  } catch (error) {
    if (error instanceof FileStoreError) throw error;
    throw new FileStoreError("store-failed", `Cannot write in the folder ${folder}.`, { cause: error });
  }
}

async function takeHighestNumber(folder: string, holder: string): Promise<number> {
  const highest = (await listNumbers(folder)).at(-1) ?? 0;
  if (highest > 0) await requireGone(folder, highest);

  const mine = highest + 1;
  if (!(await createFile(folder, mine, holder))) return takeHighestNumber(folder, holder); // somebody was faster
  if ((await listNumbers(folder)).at(-1) === mine) return mine;

  // We looked long ago: others came, went on to higher numbers and removed ours, which we have now created anew.
  await rm(lockFile(folder, mine), { force: true });
  return takeHighestNumber(folder, holder);
}

async function requireGone(folder: string, number: number): Promise<void> {
  const text = await readFile(lockFile(folder, number), "utf8").catch(ignoreMissing);
  if (text === undefined || text === released) return; // missing: a higher number exists by now, creating ours fails
  const holder = parseHolder(text);
  if (!holder) return;
  const state = await observeProcess(holder);
  if (state === "gone") return;
  throw new FileStoreError(
    "store-in-use",
    state === "running"
      ? `The folder ${folder} is in use by process ${holder.pid}: stop it first.`
      : `The folder ${folder} is in use by process ${holder.pid} of another container. If that is gone, delete ${lockFile(folder, number)}.`,
  );
}

/** Files appear with their content, so one without it is what a power failure left, and the holder ended with the power. */
function parseHolder(text: string): ProcessIdentity | undefined {
  try {
    return JSON.parse(text) as ProcessIdentity;
  } catch {
    return undefined;
  }
}

/** All or nothing: the file appears with its content, and only if its name is free. */
async function createFile(folder: string, number: number, content: string): Promise<boolean> {
  const draft = await writeDraft(folder, content);
  try {
    await link(draft, lockFile(folder, number));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

async function replaceFile(folder: string, number: number, content: string): Promise<void> {
  await rename(await writeDraft(folder, content), lockFile(folder, number));
}

async function writeDraft(folder: string, content: string): Promise<string> {
  const draft = join(folder, `.lock-draft-${randomUUID()}`);
  await writeFile(draft, content, { flag: "wx", mode: 0o600 });
  return draft;
}

async function removeLowerNumbers(folder: string, number: number): Promise<void> {
  const lower = (await listNumbers(folder)).filter((other) => other < number);
  await Promise.all(lower.map((other) => rm(lockFile(folder, other), { force: true })));
}

async function listNumbers(folder: string): Promise<readonly number[]> {
  const numbers = (await readdir(folder)).map((name) => Number(/^lock\.([1-9]\d{0,14})$/.exec(name)?.[1] ?? 0));
  return numbers.filter((number) => number > 0).sort((a, b) => a - b);
}

function ignoreMissing(error: unknown): undefined {
  if ((error as NodeJS.ErrnoException).code === "ENOENT") return undefined;
  throw error;
}

const lockFile = (folder: string, number: number) => join(folder, `lock.${number}`);
const released = "released";
