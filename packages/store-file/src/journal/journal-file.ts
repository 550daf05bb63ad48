import { access, open, rename } from "node:fs/promises";
import { dirname } from "node:path";

import { syncFolder } from "../folder/sync-folder.js";
import { createJournal, type Journal } from "./journal.js";
import { headerLine } from "./journal-line.js";
import { readJournal } from "./read-journal.js";

/** Whether there is a journal at this path. */
export async function hasJournal(path: string): Promise<boolean> {
  return access(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    },
  );
}

/** Creates a journal without entries: whole or not at all, whenever the machine stops. */
export async function createJournalFile(path: string): Promise<void> {
  const draft = `${path}.new`;
  const file = await open(draft, "w", 0o600);
  try {
    await file.writeFile(headerLine().octets);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, path);
  await syncFolder(dirname(path));
}

/**
 * Opens a journal to go on with it, and removes what a crash has left of its last line.
 *
 * @param receive - Gets the entries that are in it, in order.
 * @throws {@link FileStoreError} `store-corrupt`.
 */
export async function openJournalFile(path: string, receive: (entry: unknown) => void): Promise<Journal> {
  const file = await open(path, "r+");
  try {
    const end = await readJournal(file, receive);
    await file.truncate(end.position);
    await file.sync();
    return createJournal(file, end);
  } catch (error) {
    await file.close();
    throw error;
  }
}
