import { describe, expect, it } from "vitest";

import { lastEvent } from "../testing/answers.test.fixture.js";
import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { ann, bob, createWorld } from "../testing/world.test.fixture.js";

describe("signing out", () => {
  it("ends this session on the server, and no other", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const elsewhere = createBrowser(world, browser.device);
    await elsewhere.signIn();
    const cookies = new Map(browser.cookies);

    const answer = await browser.postForm("/sign-out");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/signed-out"]);
    expect(browser.cookies.has("__Host-idpkit-session")).toBe(false);
    expect(lastEvent(world)).toMatchObject({ type: "signed-out", accountId: ann.id });

    for (const [name, value] of cookies) browser.cookies.set(name, value);
    expect((await browser.get("/account")).status).toBe(303);
    expect((await elsewhere.get("/account")).status).toBe(200);
  });

  it("everywhere ends every session of the account, and no one else's", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const elsewhere = createBrowser(world, browser.device);
    await elsewhere.signIn();
    const bobs = await signedInBrowser(world, bob.id);

    const answer = await browser.postForm("/sign-out/everywhere");
    expect(answer.headers.get("Location")).toBe("/signed-out");
    expect(lastEvent(world)).toMatchObject({ type: "signed-out-everywhere", accountId: ann.id });
    expect((await elsewhere.get("/account")).status).toBe(303);
    expect((await bobs.get("/account")).status).toBe(200);
  });

  it.each([
    ["/sign-out", "/signed-out"],
    ["/sign-out/everywhere", "/sign-in"],
  ])("at %s without a session leads to %s", async (path, location) => {
    const world = await createWorld();
    const answer = await createBrowser(world).postForm(path);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, location]);
    expect(world.events).toEqual([]);
  });

  it("is confirmed by a page", async () => {
    const answer = await createBrowser(await createWorld()).get("/signed-out");
    expect(await answer.text()).toContain("You are signed out");
  });
});
