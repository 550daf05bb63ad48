import { mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { describe, expect, inject, it } from "vitest";

import { lockFolder } from "../folder/folder-lock.js";
import { describeOnPostgres } from "../testing/databases.js";
import { openDatabase } from "./open-database.js";
import { openPostgres } from "./postgres.js";

describe("openDatabase on PGlite", () => {
  it("starts anew after a first start that was killed on the way, and leaves nothing of it", async () => {
    // The folder that all tests copy was made in such a place.
    expect(await readdir(inject("dataFolderTemplate"))).toEqual(["database", "lock.1"]);
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
    expect(await nodes[0]?.query("SELECT number FROM schema_migrations")).toEqual([{ number: 1 }]);
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
