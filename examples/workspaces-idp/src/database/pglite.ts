import { chmod, mkdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";

import { PGlite } from "@electric-sql/pglite";

import type { SqlDatabase } from "./sql-database.js";

/**
 * Opens PostgreSQL inside this process, with its files in `folder`, which the caller has locked: PGlite has no lock.
 *
 * A statement resolves when its commit is written (never `relaxedDurability`), so what was acknowledged survives
 * `kill -9`. PGlite does not fsync, so power loss is another matter: production sets `DATABASE_URL`.
 */
export async function openPglite(folder: string): Promise<SqlDatabase> {
  const files = join(folder, "database");
  if (!(await exists(files))) await initialize(files, join(folder, "database.unfinished"));
  await chmod(files, 0o700); // one that an earlier version made, or a copy

  const pglite = await PGlite.create(files);
  return {
    query: async (text, values = []) => (await pglite.query<Record<string, unknown>>(text, [...values])).rows,
    transaction: (work) =>
      pglite.transaction((transaction) =>
        work({
          query: async (text, values = []) =>
            (await transaction.query<Record<string, unknown>>(text, [...values])).rows,
        }),
      ),
    close: () => pglite.close(),
  };
}

/** The first start takes seconds. The files get their name when they are whole, so that it may be killed meanwhile. */
async function initialize(files: string, unfinished: string): Promise<void> {
  await rm(unfinished, { recursive: true, force: true });
  // PGlite lets everybody read and write what it creates, and the keys are in there.
  await mkdir(unfinished, { mode: 0o700 });
  await (await PGlite.create(unfinished)).close();
  await rename(unfinished, files);
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    (error: unknown) => {
      if ((error as NodeJS.ErrnoException).code === "ENOENT") return false;
      throw error;
    },
  );
}
