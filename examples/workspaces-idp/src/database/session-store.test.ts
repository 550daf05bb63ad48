import type { Session } from "@idpkit/idp";
import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createSessionStore } from "./session-store.js";

describeOnEachDatabase("the session store", (database) => {
  const store = () => createSessionStore(database());
  const now = new Date("2026-01-01T00:30:00.000Z");

  it("gives back what was created, to the millisecond", async () => {
    await store().create(sessionOf("exact"));
    expect(await store().find("exact", now)).toEqual(sessionOf("exact"));
    expect(await store().find("other", now)).toBeUndefined();
  });

  it("does not find a session from the millisecond on at which it expires", async () => {
    const session = sessionOf("expiring");
    await store().create(session);
    expect(await store().find("expiring", new Date(session.expiresAt.getTime() - 1))).toEqual(session);
    expect(await store().find("expiring", session.expiresAt)).toBeUndefined();
  });

  it("puts a session in the place of another", async () => {
    await store().create(sessionOf("old"));
    const renewed = { ...sessionOf("new"), accountId: "marco", credentialId: "other", createdAt: now };
    expect(await store().replace("old", renewed)).toBe(true);
    expect(await store().find("old", now)).toBeUndefined();
    expect(await store().find("new", now)).toEqual(renewed);
  });

  it("stores nothing in the place of a session that is not there", async () => {
    expect(await store().replace("absent", sessionOf("orphan"))).toBe(false);
    expect(await store().find("orphan", now)).toBeUndefined();
  });

  it("lets one of many concurrent replacements win", async () => {
    await store().create(sessionOf("raced"));
    const successors = Array.from({ length: 20 }, (_, index) => `successor-${index}`);
    const answers = await Promise.all(successors.map((idHash) => store().replace("raced", sessionOf(idHash))));
    expect(answers.filter((replaced) => replaced)).toHaveLength(1);
    const found = await Promise.all(successors.map((idHash) => store().find(idHash, now)));
    expect(found.map((session) => session !== undefined)).toEqual(answers);
  });

  it("ends one session, and takes one that is gone as no error", async () => {
    await store().create(sessionOf("ended"));
    await store().create(sessionOf("kept"));
    await store().revoke("ended");
    await store().revoke("ended");
    expect(await store().find("ended", now)).toBeUndefined();
    expect(await store().find("kept", now)).toBeDefined();
  });

  it.each([
    ["account", () => store().revokeAll("thu")],
    ["passkey", () => store().revokeCredential("thus-key")],
  ])("ends every session of one %s, and no other", async (what, revoke) => {
    const [one, two, other] = [`${what}-1`, `${what}-2`, `${what}-other`];
    for (const idHash of [one, two]) {
      await store().create({ ...sessionOf(idHash), accountId: "thu", credentialId: "thus-key" });
    }
    await store().create(sessionOf(other));
    await revoke();
    expect(await store().find(one, now)).toBeUndefined();
    expect(await store().find(two, now)).toBeUndefined();
    expect(await store().find(other, now)).toBeDefined();
  });

  it("ends a session also when it is renewed at the same moment", async () => {
    await store().create({ ...sessionOf("before"), accountId: "kai" });
    let revoked: Promise<void> | undefined;
    await database().transaction(async (sql) => {
      await createSessionStore(sql).replace("before", { ...sessionOf("after"), accountId: "kai" });
      revoked = store().revokeAll("kai"); // has to wait for the row
      await new Promise((done) => setTimeout(done, 100));
    });
    await revoked;
    expect(await store().find("after", now)).toBeUndefined();
  });
});

function sessionOf(idHash: string): Session {
  return {
    idHash,
    accountId: "ada",
    credentialId: "adas-key",
    authenticatedAt: new Date("2026-01-01T00:00:00.001Z"),
    createdAt: new Date("2026-01-01T00:00:00.002Z"),
    expiresAt: new Date("2026-01-01T01:00:00.003Z"),
  };
}
