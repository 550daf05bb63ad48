import { randomBytes } from "node:crypto";
import { rm } from "node:fs/promises";

import { afterAll, beforeAll, describe, inject } from "vitest";

import { openDatabase } from "../database/open-database.js";
import { openPostgres } from "../database/postgres.js";
import type { SqlDatabase } from "../database/sql-database.js";
import { createDataFolder } from "./data-folder.js";
import { describeWith } from "./laboratory.js";

/** Runs the tests on PGlite and on a PostgreSQL server, each with a database of its own, up to date and empty. */
export function describeOnEachDatabase(name: string, tests: (database: () => SqlDatabase) => void): void {
  describe(`${name} on PGlite`, () => {
    let folder: string;
    let database: SqlDatabase;
    beforeAll(async () => {
      folder = await createDataFolder();
      database = await openDatabase(folder);
    });
    afterAll(async () => {
      await database.close();
      await rm(folder, { recursive: true });
    });
    tests(() => database);
  });

  describeOnPostgres(name, (url) => {
    let database: SqlDatabase;
    beforeAll(async () => {
      database = await openDatabase("", url());
    });
    afterAll(() => database.close());
    tests(() => database);
  });
}

/** Runs the tests with the address of an empty database on a PostgreSQL server. */
export function describeOnPostgres(name: string, tests: (url: () => string) => void): void {
  const server = inject("postgresUrl");
  describeWith({ found: server !== "", howToGet: "apt-get install postgresql" }, `${name} on PostgreSQL`, () => {
    let url: string;
    beforeAll(async () => {
      url = await createDatabase(server);
    });
    tests(() => url);
  });
}

async function createDatabase(server: string): Promise<string> {
  const name = `test_${randomBytes(8).toString("hex")}`;
  const maintenance = await openPostgres(server);
  await maintenance.query(`CREATE DATABASE ${name}`);
  await maintenance.close();
  return server.replace("/postgres?", `/${name}?`);
}
