import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";

import { syncFolder } from "./sync-folder.js";

/** Creates a folder for its owner alone, and those above it that are missing, so that a crash does not take it away. */
export async function createFolder(folder: string): Promise<void> {
  const path = resolve(folder);
  const highest = await mkdir(path, { recursive: true, mode: 0o700 });
  if (highest === undefined) return;
  for (let created = path; created.length >= highest.length; created = dirname(created)) {
    await syncFolder(dirname(created));
  }
}
