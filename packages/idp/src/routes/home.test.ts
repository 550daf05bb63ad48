import { expect, it } from "vitest";

import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { ann, createWorld } from "../testing/world.test.fixture.js";

it("the first page leads to the sign-in, and whoever is signed in to the account", async () => {
  const world = await createWorld();
  expect((await createBrowser(world).get("/")).headers.get("Location")).toBe("/sign-in");
  expect((await (await signedInBrowser(world, ann.id)).get("/")).headers.get("Location")).toBe("/account");
});

it("health asks no role", async () => {
  const world = await createWorld({
    roles: () => ({ directory: { findAccount: () => Promise.reject(new Error("down")) } }),
  });
  const answer = await createBrowser(world).get("/health");
  expect([answer.status, await answer.json()]).toEqual([200, { status: "ok" }]);
});
