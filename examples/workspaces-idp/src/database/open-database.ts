import { FileStoreError, type FolderLock, lockFolder } from "@idpkit/store-file";

import { AppError } from "../errors.js";
import { migrate } from "./migrations.js";
import { openPglite } from "./pglite.js";
import { openPostgres } from "./postgres.js";
import type { SqlDatabase } from "./sql-database.js";

/**
 * Opens the database with its schema up to date: PostgreSQL when there is an address, else PGlite in a locked folder.
 *
 * @throws {@link AppError} with `database-unavailable`, `database-newer`, `data-folder-in-use` or `data-folder-unusable`.
 */
export async function openDatabase(dataFolder: string, databaseUrl?: string): Promise<SqlDatabase> {
  const database = databaseUrl === undefined ? await openLockedPglite(dataFolder) : await openPostgres(databaseUrl);
  try {
    await migrate(database);
  } catch (error) {
    await database.close();
    throw error;
  }
  return database;
}

async function openLockedPglite(folder: string): Promise<SqlDatabase> {
  const lock = await takeFolder(folder);
  try {
    const database = await openPglite(folder);
    return { ...database, close: () => database.close().finally(() => lock.release()) };
  } catch (cause) {
    await lock.release();
    throw new AppError("database-unavailable", `The database in ${folder} cannot be opened.`, { cause });
  }
}

/** PGlite itself lets two processes in, and they overwrite each other's rows. */
async function takeFolder(folder: string): Promise<FolderLock> {
  try {
    return await lockFolder(folder);
  } catch (cause) {
    if (!(cause instanceof FileStoreError)) throw cause;
    throw cause.code === "store-in-use"
      ? new AppError("data-folder-in-use", `${cause.message} Or set DATA_DIR to another folder.`, { cause })
      : new AppError("data-folder-unusable", `Cannot write in the data folder ${folder}.`, { cause });
  }
}
