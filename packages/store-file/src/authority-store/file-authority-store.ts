import { join } from "node:path";

import { createAuthorityLedger, type AuthorityLedger, type AuthorityStore } from "@idpkit/private-ca";

import { FileStoreError } from "../errors.js";
import { lockFolder, type FolderLock } from "../folder/folder-lock.js";
import { createJournalFile, hasJournal, openJournalFile } from "../journal/journal-file.js";
import type { Journal } from "../journal/journal.js";
import { parseEntry, serializeEntry, type AuthorityEntry } from "./authority-entry.js";

/** An `AuthorityStore` in a folder that this process has for itself. */
export interface FileAuthorityStore extends AuthorityStore {
  /**
   * Waits for what was recorded, and lets the next process in. Afterwards every call rejects with `store-closed`.
   *
   * @throws {@link FileStoreError} `store-failed`: what was recorded is kept, and the next process gets in once this one ended.
   */
  close(): Promise<void>;
}

/**
 * Creates the store of a new authority in a folder of its own, which is created when it is missing. The folder belongs on a
 * local disk.
 *
 * @throws {@link FileStoreError} `store-exists`, `store-in-use` or `store-failed`.
 */
export async function createFileAuthorityStore(folder: string): Promise<FileAuthorityStore> {
  return orFailed(() =>
    openLocked(folder, async (path) => {
      if (await hasJournal(path)) throw new FileStoreError("store-exists", `There is a store in ${folder} already.`);
      await createJournalFile(path);
    }),
  );
}

/**
 * Opens the store of an authority and reads all of it. What a crash has torn off, which nobody was told is kept, is removed.
 *
 * @throws {@link FileStoreError} `store-missing` when there is none: starting anew would forget what was issued, and number
 * certificate lists from one; `store-in-use` while another process has it open; `store-corrupt` or `store-failed`.
 */
export async function openFileAuthorityStore(folder: string): Promise<FileAuthorityStore> {
  return orFailed(async () => {
    if (!(await hasJournal(journalPath(folder)))) {
      throw new FileStoreError(
        "store-missing",
        `There is no store in ${folder}: is the path right, and the disk there?`,
      );
    }
    return openLocked(folder, () => Promise.resolve());
  });
}

async function openLocked(folder: string, prepare: (path: string) => Promise<void>): Promise<FileAuthorityStore> {
  const lock = await lockFolder(folder);
  try {
    await prepare(journalPath(folder));
    const ledger = createAuthorityLedger();
    const journal = await openJournalFile(journalPath(folder), (entry) => {
      replay(ledger, parseEntry(entry));
    });
    return storeOf(ledger, journal, lock);
  } catch (error) {
    await lock.release();
    throw error;
  }
}

function storeOf(ledger: AuthorityLedger, journal: Journal, lock: FolderLock): FileAuthorityStore {
  /** The ledger and the journal take an entry in the same step, so in the same order; the answer waits for the disk. */
  async function keep<Answer>(entry: AuthorityEntry, apply: () => Answer): Promise<Answer> {
    journal.checkUsable();
    const answer = apply();
    await journal.append(serializeEntry(entry));
    return answer;
  }

  return {
    recordIssuance: (issuance) =>
      keep({ issuance }, () => {
        ledger.recordIssuance(issuance);
      }),
    recordRevocation: (revocation) =>
      keep({ revocation }, () => {
        ledger.recordRevocation(revocation);
      }),
    startCertificateList: (list) => keep({ list }, () => ledger.startCertificateList(list)),
    close: () =>
      orFailed(async () => {
        try {
          await journal.close();
        } finally {
          await lock.release();
        }
      }),
  };
}

/** What was written had been applied before, so it can be applied again. */
function replay(ledger: AuthorityLedger, entry: AuthorityEntry): void {
  try {
    if ("issuance" in entry) ledger.recordIssuance(entry.issuance);
    else if ("revocation" in entry) ledger.recordRevocation(entry.revocation);
    else ledger.startCertificateList(entry.list);
  } catch (cause) {
    throw new FileStoreError("store-corrupt", "The journal contradicts itself: restore the folder from a copy.", {
      cause,
    });
  }
}

/** Errors of the file system say what, not what to do. */
async function orFailed<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof FileStoreError) throw error;
    throw new FileStoreError("store-failed", "The folder of the store cannot be read or written.", { cause: error });
  }
}

const journalPath = (folder: string) => join(folder, "journal");
