import type { FileHandle } from "node:fs/promises";

import { FileStoreError } from "../errors.js";
import { serializeLine } from "./journal-line.js";
import type { JournalEnd } from "./read-journal.js";

/** A file that entries are only ever added to. */
export interface Journal {
  /** @throws {@link FileStoreError} `store-failed` or `store-closed` when nothing can be added any more. */
  checkUsable(): void;
  /** Adds an entry behind all that were given before. Resolves when it is on the disk. */
  append(entry: unknown): Promise<void>;
  /** Waits for what was appended, and closes the file. */
  close(): Promise<void>;
}

interface WaitingEntry {
  readonly entry: unknown;
  readonly resolve: () => void;
  readonly reject: (reason: FileStoreError) => void;
}

/**
 * Creates a journal that goes on at the end of an open file, behind which nothing may follow.
 *
 * What is appended while the disk is busy goes into one line together: as many entries as wait cost one flush. After a
 * failure nobody knows what is on the disk, so the journal takes no more: it has to be read anew.
 */
export function createJournal(file: FileHandle, end: JournalEnd): Journal {
  let { position, digest } = end;
  let waiting: WaitingEntry[] = [];
  let writing: Promise<void> | undefined;
  let unusable: FileStoreError | undefined;

  const checkUsable = () => {
    if (unusable) throw unusable;
  };

  /** Makes one line of all that wait, until nothing waits. */
  async function writeWaiting(): Promise<void> {
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      try {
        const entries = batch.map(({ entry }) => entry);
        const line = serializeLine(entries, digest);
        await writeAll(file, line.octets, position);
        await file.datasync();
        position += line.octets.length;
        ({ digest } = line);
        for (const { resolve } of batch) resolve();
      } catch (cause) {
        fail([...batch, ...waiting], cause);
      }
    }
    writing = undefined;
  }

  function fail(lost: readonly WaitingEntry[], cause: unknown): void {
    const reason = "The journal cannot be written: mend the disk, then open the store again.";
    const error = new FileStoreError("store-failed", reason, { cause });
    unusable = error;
    waiting = [];
    for (const { reject } of lost) reject(error);
  }

  return {
    checkUsable,
    append: (entry) =>
      new Promise((resolve, reject) => {
        checkUsable();
        waiting.push({ entry, resolve, reject });
        writing ??= writeWaiting();
      }),
    async close() {
      unusable ??= new FileStoreError("store-closed", "The store was closed.");
      await writing;
      await file.close();
    },
  };
}

/** The system may write less than it is given. */
async function writeAll(file: FileHandle, octets: Uint8Array, position: number): Promise<void> {
  for (let written = 0; written < octets.length;) {
    const { bytesWritten } = await file.write(octets, written, octets.length - written, position + written);
    written += bytesWritten;
  }
}
