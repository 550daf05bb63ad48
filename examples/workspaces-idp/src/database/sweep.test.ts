import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createOneTimeStore } from "./one-time-store.js";
import { createSessionStore } from "./session-store.js";
import { sweepExpired } from "./sweep.js";

describeOnEachDatabase("the sweep", (database) => {
  it("deletes what has expired and nothing else", async () => {
    const now = new Date("2026-01-01T00:00:00.000Z");
    const [past, future] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)];
    for (const [name, expiresAt] of [
      ["past", past],
      ["now", now],
      ["future", future],
    ] as const) {
      await createOneTimeStore(database()).put(name, "value", expiresAt);
      const dates = { authenticatedAt: past, createdAt: past, expiresAt };
      await createSessionStore(database()).create({ idHash: name, accountId: "ada", credentialId: "key", ...dates });
    }

    await sweepExpired(database(), now);
    expect(await database().query("SELECT key FROM one_time_values")).toEqual([{ key: "future" }]);
    expect(await database().query("SELECT id_hash FROM sessions")).toEqual([{ id_hash: "future" }]);
  });
});
