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
});

function sessionOf(idHash: string): Session {
  return {
    idHash,
    accountId: "ada",
    credentialId: "adas-key",
    authenticatedAt: new Date("2026-01-01T00:00:00.001Z"),
    expiresAt: new Date("2026-01-01T01:00:00.003Z"),
  };
}
