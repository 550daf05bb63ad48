import type { Passkey } from "@idpkit/idp";
import { expect, it } from "vitest";

import { describeOnEachDatabase } from "../testing/databases.js";
import { createCredentialStore } from "./credential-store.js";

describeOnEachDatabase("the credential store", (database) => {
  const store = () => createCredentialStore(database());
  const use = { signCount: 4_294_967_295, backupState: true, at: new Date("2026-03-04T05:06:07.089Z") };

  it("gives back what was added, to the millisecond", async () => {
    const passkey = passkeyOf("ada", "exact");
    expect(await store().add(passkey)).toBe("added");
    expect(await store().find("exact")).toEqual(passkey);
    expect(await store().find("other")).toBeUndefined();
  });

  it("answers «exists» for a credential id that is taken, by anybody, and changes nothing", async () => {
    const passkey = passkeyOf("ada", "taken");
    await store().add(passkey);
    expect(await store().add(passkeyOf("marco", "taken"))).toBe("exists");
    expect(await store().find("taken")).toEqual(passkey);
  });

  it("adds one of many concurrent passkeys with the same credential id", async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, index) => store().add(passkeyOf(`racer-${index}`, "raced"))),
    );
    expect(answers.filter((answer) => answer === "added")).toHaveLength(1);
  });

  it("lists the passkeys of one account, oldest first", async () => {
    const second = { ...passkeyOf("lister", "a"), createdAt: new Date(2000) };
    const first = { ...passkeyOf("lister", "b"), createdAt: new Date(1000) };
    await store().add(second);
    await store().add(first);
    expect(await store().list("lister")).toEqual([first, second]);
    expect(await store().list("nobody")).toEqual([]);
  });

  it("writes down a use, and nothing else", async () => {
    const passkey = passkeyOf("ada", "used");
    await store().add(passkey);
    await store().recordUse("used", use);
    expect(await store().find("used")).toEqual({
      ...passkey,
      credential: { ...passkey.credential, signCount: use.signCount, backupState: true },
      lastUsedAt: use.at,
    });
  });

  it("takes the use of a credential that is gone as no error", async () => {
    await store().recordUse("gone", use);
    expect(await store().find("gone")).toBeUndefined();
  });

  it("removes a passkey for its owner only", async () => {
    await store().add(passkeyOf("ada", "removed"));
    expect(await store().remove("marco", "removed")).toBe(false);
    expect(await store().find("removed")).toBeDefined();
    expect(await store().remove("ada", "removed")).toBe(true);
    expect(await store().remove("ada", "removed")).toBe(false);
    expect(await store().find("removed")).toBeUndefined();
  });
});

function passkeyOf(accountId: string, id: string): Passkey {
  return {
    accountId,
    name: `O'Brien’s "key"; -- ☂`,
    credential: {
      id,
      publicKey: "pQECAyYgASFYIA",
      algorithm: -7,
      userHandle: "dXNlci0x",
      signCount: 1,
      backupEligible: false,
      backupState: false,
      uvInitialized: true,
      transports: ["internal"],
      attestation: {
        trusted: false,
        format: "none",
        type: "none",
        claimedAaguid: "01020304-0506-0708-0102-030405060708",
      },
    },
    createdAt: new Date("2026-01-02T03:04:05.678Z"),
  };
}
