import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createCredentialStore } from "./credential-store.js";
import { migrate, type Migration } from "./migrations.js";

const next: Migration = { name: "next", statements: ["CREATE TABLE next (n integer)"] };
const broken: Migration = {
  name: "broken",
  statements: ["CREATE TABLE third (n integer)", "CREATE TABLE next (n int)"],
};

describeOnEachDatabase("migrations", (database) => {
  const applied = async () => {
    const rows = await database().query("SELECT name FROM schema_migrations ORDER BY number");
    return rows.map((row) => row["name"] as string);
  };
  /** Steps that take the place of those that have run. */
  const inPlace = async (): Promise<readonly Migration[]> =>
    (await applied()).map((name) => ({ name, statements: [] }));

  it("bring an older passkey's record up to date, and trust none of them", async () => {
    const older = {
      id: "older",
      signCount: 7,
      aaguid: "of-a-model",
      attestationFormat: "packed",
      attestationTrusted: true,
    };
    await database().query(
      "INSERT INTO passkeys (credential_id, account_id, name, credential, created_at) VALUES ($1, 'ada', 'key', $2, now())",
      [older.id, JSON.stringify(older)],
    );
    await database().query("DELETE FROM schema_migrations WHERE number = 2");
    await migrate(database());
    const attestation = { trusted: false, format: "packed", type: "self", claimedAaguid: "of-a-model" };
    const passkey = await createCredentialStore(database()).find("older");
    expect(passkey?.credential).toEqual({ id: "older", signCount: 7, uvInitialized: true, attestation });
  });

  it("apply what is missing, once", async () => {
    const steps = await inPlace();
    await migrate(database(), [...steps, next]);
    await migrate(database(), [...steps, next]);
    expect(await applied()).toEqual([...steps.map(({ name }) => name), "next"]);
    expect(await database().query("SELECT * FROM next")).toEqual([]);
  });

  it("are undone as a whole when one fails", async () => {
    const before = await applied();
    await expect(migrate(database(), [...(await inPlace()), broken])).rejects.toThrow(/next/);
    expect(await applied()).toEqual(before);
    expect(await database().query("SELECT to_regclass('third') AS third")).toEqual([{ third: null }]);
  });

  it("refuse a database that a newer version has set up", async () => {
    const [, ...fewer] = await inPlace();
    await expect(migrate(database(), fewer)).rejects.toMatchObject({ code: "database-newer" });
  });
});
