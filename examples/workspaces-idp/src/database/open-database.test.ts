import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { lockFolder } from "@idpkit/store-file";
import { describe, expect, inject, it } from "vitest";

import { createDataFolder } from "../testing/data-folder.js";
import { describeOnPostgres } from "../testing/databases.js";
import { openDatabase } from "./open-database.js";
import { openPostgres } from "./postgres.js";

describe("openDatabase on PGlite", () => {
  it("starts anew after a first start that was killed on the way, and leaves nothing of it", async () => {
    // The folder that all tests copy was made in such a place.
    expect(await readdir(inject("dataFolderTemplate"))).toEqual(["database", "lock.1"]);
  });

  it("keeps its files where only their owner can read them, also those of an earlier version", async () => {
    const made = join(inject("dataFolderTemplate"), "database");
    expect((await stat(made)).mode & 0o077).toBe(0);
    const folder = await createDataFolder();
    const copied = join(folder, "database");
    await chmod(copied, 0o777);
    await (await openDatabase(folder)).close();
    expect((await stat(copied)).mode & 0o077).toBe(0);
    await rm(folder, { recursive: true });
  });

  it("refuses a folder that is in use, and says what to do", async () => {
    const folder = await mkdtemp(join(tmpdir(), "idpkit-used-"));
    const lock = await lockFolder(folder);
    await expect(openDatabase(folder)).rejects.toMatchObject({
      code: "data-folder-in-use",
      message: expect.stringContaining("DATA_DIR") as string,
    });
    await lock.release();
    await rm(folder, { recursive: true });
  });

  it("refuses a folder that is a file", async () => {
    const folder = await mkdtemp(join(tmpdir(), "idpkit-file-"));
    await writeFile(join(folder, "file"), "");
    await expect(openDatabase(join(folder, "file"))).rejects.toMatchObject({ code: "data-folder-unusable" });
    await rm(folder, { recursive: true });
  });

  it("lets go of the folder when what is in there is no database", async () => {
    const folder = await mkdtemp(join(tmpdir(), "idpkit-broken-"));
    await mkdir(join(folder, "database"));
    await writeFile(join(folder, "database", "PG_VERSION"), "18\n");
    await expect(openDatabase(folder)).rejects.toMatchObject({ code: "database-unavailable" });
    await (await lockFolder(folder)).release();
    await rm(folder, { recursive: true });
  });
});

describeOnPostgres("openDatabase", (url) => {
  it("lets several nodes set up an empty database at the same moment", async () => {
    const nodes = await Promise.all(Array.from({ length: 5 }, () => openDatabase("", url())));
    const applied = await nodes[0]?.query("SELECT number FROM schema_migrations ORDER BY number");
    expect(applied).toEqual([{ number: 1 }, { number: 2 }]);
    await Promise.all(nodes.map((node) => node.close()));
  });

  it("says when the server is not there", async () => {
    await expect(openDatabase("", "postgres://idp@localhost/idp?host=/nowhere")).rejects.toMatchObject({
      code: "database-unavailable",
    });
  });

  it("survives that the server drops its idle connections", async () => {
    const [node, other] = [await openPostgres(url()), await openPostgres(url())];
    await other.query(
      "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND datname = current_database()",
    );
    await new Promise((done) => setTimeout(done, 100));
    expect(await node.query("SELECT 1 AS one")).toEqual([{ one: 1 }]);
    await Promise.all([node.close(), other.close()]);
  });
});
