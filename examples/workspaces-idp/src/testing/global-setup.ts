import { execFile } from "node:child_process";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { promisify } from "node:util";

import type { TestProject } from "vitest/node";

import { startPostgres } from "./postgres-server.js";

declare module "vitest" {
  export interface ProvidedContext {
    /** A data folder with a fresh PGlite database, to be copied: making one takes seconds. */
    dataFolderTemplate: string;
    /** Address of a PostgreSQL server, or empty when none is installed. */
    postgresUrl: string;
  }
}

/** Once per run: builds `dist`, which child processes run, and prepares the two databases. */
export default async function setUp(project: TestProject): Promise<() => Promise<void>> {
  const template = await mkdtemp(join(tmpdir(), "idpkit-template-"));
  await run("npx", ["tsup"], { cwd: app });
  const [postgres] = await Promise.all([startPostgres(), prepareDataFolder(template)]);
  project.provide("dataFolderTemplate", template);
  project.provide("postgresUrl", postgres?.url ?? "");
  return async () => {
    await postgres?.stop();
    await rm(template, { recursive: true });
  };
}

/**
 * In a process of its own, which gives the memory back; and where a first start was killed halfway, so that all tests
 * stand on a folder that has seen this.
 */
async function prepareDataFolder(folder: string): Promise<void> {
  await mkdir(join(folder, "database.unfinished"));
  await writeFile(join(folder, "database.unfinished", "PG_VERSION"), "18\n");
  const module = pathToFileURL(join(app, "dist/database/open-database.js")).href;
  const script = `
    import { openDatabase } from ${JSON.stringify(module)};
    await (await openDatabase(${JSON.stringify(folder)})).close();`;
  await run(process.execPath, ["--input-type=module", "-e", script]);
}

const run = promisify(execFile);
const app = fileURLToPath(new URL("../../", import.meta.url));
