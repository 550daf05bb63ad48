import { expect, it } from "vitest";

import { createWorld } from "../testing/world.test.fixture.js";
import { answeringRoles } from "./answering-roles.js";
import type { Account, Directory } from "./directory.js";

async function directoryOf(directory: Directory): Promise<Directory> {
  return answeringRoles({ ...(await createWorld()).roles, directory }).directory;
}

it.each([
  ["rejects", () => Promise.reject(new Error("down"))],
  [
    "throws at once",
    () => {
      throw new Error("down");
    },
  ],
])("a role that %s is unavailable", async (_how, findAccount) => {
  await expect((await directoryOf({ findAccount })).findAccount("x")).rejects.toMatchObject({
    code: "unavailable",
    reason: "directory-unavailable",
    cause: { message: "down" },
  });
});

it("a role may be a frozen object, or one with private state", async () => {
  class Ldap implements Directory {
    readonly #accounts = new Map<string, Account>();
    findAccount(accountId: string): Promise<Account | undefined> {
      return Promise.resolve(this.#accounts.get(accountId));
    }
  }
  const frozen: Directory = Object.freeze({ findAccount: () => Promise.resolve(undefined) });
  for (const directory of [frozen, new Ldap()])
    expect(await (await directoryOf(directory)).findAccount("x")).toBeUndefined();
});

it("the data of a role stays as it is", async () => {
  const { roles } = await createWorld();
  expect(answeringRoles(roles).signer.certificate).toBe(roles.signer.certificate);
});
