import { cp, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { inject } from "vitest";

/** A data folder with a fresh database in it. Who asks for it deletes it. */
export async function createDataFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "idpkit-data-"));
  await cp(inject("dataFolderTemplate"), folder, { recursive: true });
  return folder;
}
