import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { migrate, type Migration } from "./migrations.js";

const first: Migration = { name: "first", statements: [] }; // takes the place of the real first step, which has run
const second: Migration = { name: "second", statements: ["CREATE TABLE second (n integer)"] };
const broken: Migration = {
  name: "broken",
  statements: ["CREATE TABLE third (n integer)", "CREATE TABLE second (n int)"],
};

describeOnEachDatabase("migrations", (database) => {
  const applied = async () => {
    const rows = await database().query("SELECT name FROM schema_migrations ORDER BY number");
    return rows.map((row) => row["name"]);
  };

  it("apply what is missing, once", async () => {
    const [name] = await applied();
    await migrate(database(), [first, second]);
    await migrate(database(), [first, second]);
    expect(await applied()).toEqual([name, "second"]);
    expect(await database().query("SELECT * FROM second")).toEqual([]);
  });

  it("are undone as a whole when one fails", async () => {
    const before = await applied();
    await expect(migrate(database(), [first, second, broken])).rejects.toThrow(/second/);
    expect(await applied()).toEqual(before);
    expect(await database().query("SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
  });

  it("refuse a database that a newer version has set up", async () => {
    await expect(migrate(database(), [first])).rejects.toMatchObject({ code: "database-newer" });
  });
});
