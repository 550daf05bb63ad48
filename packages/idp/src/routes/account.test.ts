import { describe, expect, it } from "vitest";

import { lastEvent } from "../testing/answers.test.fixture.js";
import {
  createBrowser,
  enrolledBrowser,
  signedInBrowser,
  ticketFor,
  type Browser,
} from "../testing/browser.test.fixture.js";
import { ann, bob, config, createWorld, relayState } from "../testing/world.test.fixture.js";

function passkeyOf({ device }: Browser): string {
  return device.exportCredentials()[0]?.id ?? "";
}

describe("the account page", () => {
  it("shows the person's passkeys and what happened, and nobody else's", async () => {
    const world = await createWorld();
    await enrolledBrowser(world, bob.id);
    const browser = await signedInBrowser(world, ann.id);
    const page = await (await browser.get("/account")).text();
    expect(page).toContain("Hello, Ann Müller");
    expect(page).toContain("in use now");
    expect(page).toContain("Signed in");
    expect(page).toContain("Passkey created");
    expect(page.match(/<h3>/g)).toHaveLength(1);
  });

  it("escapes what people and directories wrote", async () => {
    const world = await createWorld({ config: { name: "A & <B>" } });
    world.accounts.set(ann.id, { ...ann, displayName: `<img src="x">` });
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    await browser.postJson("/api/enrolment/finish", { ticket, response, name: `"><script>alert(1)</script>` });
    await browser.signIn();
    const page = await (await browser.get("/account")).text();
    expect(page).not.toContain("<img");
    expect(page).not.toContain("<script>");
    expect(page).toContain("A &amp; &lt;B&gt;");
    expect(page).toContain("&lt;img src=&quot;x&quot;&gt;");
  });

  it("has the big button where a WorkSpace is configured, and words where none is", async () => {
    const configured = await createWorld({ config: { workspaces: { ...config.workspaces, relayState } } });
    expect(await (await (await signedInBrowser(configured, ann.id)).get("/account")).text()).toContain(
      "Open my WorkSpace",
    );
    const bare = await signedInBrowser(await createWorld(), ann.id);
    expect(await (await bare.get("/account")).text()).toContain("start your WorkSpaces client");
  });

  it.each(["/account", "/account/passkeys/remove"])("%s sends whoever is not signed in to do so", async (path) => {
    const answer = await createBrowser(await createWorld()).get(path);
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/sign-in"]);
  });
});

describe("removing a passkey", () => {
  it("is asked about first", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const page = await (await browser.get(`/account/passkeys/remove?id=${passkeyOf(browser)}`)).text();
    expect(page).toContain("Remove this passkey?");
    expect(page).toContain("You are signed in with it right now.");
    expect(page).toContain("It is your only passkey.");
    expect(world.passkeys.size).toBe(1);
  });

  it("ends every session that was started with it, and it signs nobody in any more", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const elsewhere = createBrowser(world, browser.device);
    await elsewhere.signIn();

    const answer = await browser.postForm("/account/passkeys/remove", { id: passkeyOf(browser) });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/signed-out"]);
    expect(lastEvent(world)).toMatchObject({ type: "passkey-removed", credentialId: passkeyOf(browser) });
    expect((await elsewhere.get("/account")).status).toBe(303);
    expect(browser.cookies.has("__Host-idpkit-session")).toBe(false);
    expect((await browser.signIn()).status).toBe(403);
  });

  it("of another device leaves this session alone", async () => {
    const world = await createWorld();
    const laptop = await signedInBrowser(world, ann.id);
    const phone = await signedInBrowser(world, ann.id);
    const answer = await laptop.postForm("/account/passkeys/remove", { id: passkeyOf(phone) });
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/account"]);
    expect((await laptop.get("/account")).status).toBe(200);
    expect((await phone.get("/account")).status).toBe(303);
  });

  it.each(["GET", "POST"])("of somebody else is refused as if it were not there (%s)", async (method) => {
    const world = await createWorld();
    const annsBrowser = await signedInBrowser(world, ann.id);
    const id = passkeyOf(await signedInBrowser(world, bob.id));
    const answers = {
      GET: () => annsBrowser.get(`/account/passkeys/remove?id=${id}`),
      POST: () => annsBrowser.postForm("/account/passkeys/remove", { id }),
    };
    const answer = await answers[method as keyof typeof answers]();
    expect(answer.status).toBe(404);
    expect(await answer.text()).toContain("not-found");
    expect(world.passkeys.has(id)).toBe(true);
    expect(world.sessions.size).toBe(2);
  });

  it("that is refused is written to the audit log", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const answer = await browser.postForm("/account/passkeys/remove", { id: "whatever somebody sent" });
    expect(lastEvent(world)).toEqual({
      type: "passkey-removal-refused",
      at: new Date("2026-11-22T08:00:00Z"),
      requestId: answer.headers.get("X-Request-Id"),
      accountId: ann.id,
      code: "credential-unknown",
    });
  });

  it("without saying which is refused", async () => {
    const browser = await signedInBrowser(await createWorld(), ann.id);
    expect((await browser.postForm("/account/passkeys/remove")).status).toBe(404);
  });

  it("is not for a person whose account is disabled", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.accounts.set(ann.id, { ...ann, enabled: false });
    expect((await browser.postForm("/account/passkeys/remove", { id: passkeyOf(browser) })).status).toBe(403);
    expect(world.passkeys.size).toBe(1);
  });
});
