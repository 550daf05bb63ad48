import { describe, expect, it } from "vitest";

import type { Session } from "../roles/session-store.js";
import { refusal, lastEvent } from "../testing/answers.test.fixture.js";
import { createBrowser, enrolledBrowser, signedInBrowser, type Browser } from "../testing/browser.test.fixture.js";
import { ann, createWorld } from "../testing/world.test.fixture.js";

const cookieName = "__Host-idpkit-session";
const minutes = 60;

async function isSignedIn(browser: Browser): Promise<boolean> {
  return (await browser.get("/account")).status === 200;
}

describe("a session cookie", () => {
  it("is for this host only, for https only, not for scripts, and comes along from the WorkSpaces client", async () => {
    const browser = await enrolledBrowser(await createWorld(), ann.id);
    const cookies = (await browser.signIn()).headers.getSetCookie();
    expect(cookies).toHaveLength(1);
    const [pair = "", ...attributes] = cookies[0]?.split("; ") ?? [];
    expect(pair).toMatch(/^__Host-idpkit-session=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=28800", "Path=/", "SameSite=Lax", "Secure"]);
  });

  it("of a ceremony goes to our own pages only and lives as long as the challenge", async () => {
    const browser = createBrowser(await createWorld());
    const cookies = (await browser.postJson("/api/sign-in/options", {})).headers.getSetCookie();
    const [pair = "", ...attributes] = cookies[0]?.split("; ") ?? [];
    expect(pair).toMatch(/^__Host-idpkit-browser=[A-Za-z0-9_-]{43}$/);
    expect(attributes.sort()).toEqual(["HttpOnly", "Max-Age=300", "Path=/", "SameSite=Strict", "Secure"]);
  });

  it.each(["", "x", "A".repeat(44)])("of a ceremony is made anew when it is not one of ours: %j", async (value) => {
    const browser = createBrowser(await createWorld());
    browser.cookies.set("__Host-idpkit-browser", value);
    await browser.postJson("/api/sign-in/options", {});
    expect(browser.cookies.get("__Host-idpkit-browser")).toMatch(/^[A-Za-z0-9_-]{43}$/);
  });

  it("holds what the store knows by its SHA-256 alone", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const token = browser.cookies.get(cookieName) ?? "";
    const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(token));
    expect([...world.sessions.keys()]).toEqual([Buffer.from(digest).toString("base64url")]);
    expect(JSON.stringify([...world.sessions])).not.toContain(token);
  });

  it.each(["", "short", "A".repeat(44), "B".repeat(43), "A".repeat(43)])("%j opens nothing", async (value) => {
    const browser = await signedInBrowser(await createWorld(), ann.id);
    browser.cookies.set(cookieName, value);
    expect(await isSignedIn(browser)).toBe(false);
  });
});

describe("signing in", () => {
  it("gives an id that nobody knew before, whatever the browser brought (fixation)", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    const planted = `${"x".repeat(42)}A`;
    browser.cookies.set(cookieName, planted);
    await browser.signIn();
    expect(browser.cookies.get(cookieName)).not.toBe(planted);
    expect(world.sessions.size).toBe(1);
  });

  it("ends the session that the browser had", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const before = browser.cookies.get(cookieName) ?? "";
    await browser.signIn();
    expect(world.sessions.size).toBe(1);
    browser.cookies.set(cookieName, before);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("leaves sessions in other browsers alone", async () => {
    const world = await createWorld();
    const first = await signedInBrowser(world, ann.id);
    const second = createBrowser(world, first.device);
    await second.signIn();
    expect(await isSignedIn(first)).toBe(true);
    expect(await isSignedIn(second)).toBe(true);
  });

  it("with a passkey that is removed at the same moment starts no session", async () => {
    const world = await createWorld({
      roles: ({ sessions, credentials }) => ({
        sessions: {
          ...sessions,
          create: async (session: Session) => {
            await credentials.remove(session.accountId, session.credentialId);
            await sessions.revokeCredential(session.credentialId);
            await sessions.create(session);
          },
        },
      }),
    });
    const browser = await enrolledBrowser(world, ann.id);
    expect(await refusal(await browser.signIn())).toEqual([403, "sign-in-refused"]);
    expect(lastEvent(world)).toMatchObject({ type: "sign-in-refused", code: "credential-unknown" });
    expect(world.sessions.size).toBe(0);
  });
});

describe("a session id", () => {
  it("stays the same from sign-in to the end, so that a sign-out ends whatever copy there is", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const before = browser.cookies.get(cookieName) ?? "";
    world.wait(60 * minutes);
    await Promise.all([browser.get("/account"), browser.get("/account")]);
    expect(browser.cookies.get(cookieName)).toBe(before);

    const copy = createBrowser(world);
    copy.cookies.set(cookieName, before);
    expect(await isSignedIn(copy)).toBe(true);
    await browser.postForm("/sign-out", {});
    expect(await isSignedIn(copy)).toBe(false);
  });

  it("opens nothing when its passkey is gone, however it went", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.passkeys.clear();
    expect(await isSignedIn(browser)).toBe(false);
    expect(world.sessions.size).toBe(0);
  });
});

describe("a session ends", () => {
  it("eight hours after the sign-in, however much it is used", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    for (let quarter = 1; quarter < 32; quarter++) {
      world.wait(15 * minutes);
      expect(await isSignedIn(browser)).toBe(true);
    }
    world.wait(15 * minutes);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("after the lifetime that is configured", async () => {
    const world = await createWorld({ config: { sessionLifetimeSeconds: 600 } });
    const browser = await signedInBrowser(world, ann.id);
    world.wait(599);
    expect(await isSignedIn(browser)).toBe(true);
    world.wait(1);
    expect(await isSignedIn(browser)).toBe(false);
  });

  it("at once when the account is disabled, also for when it is enabled again", async () => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    world.accounts.set(ann.id, { ...ann, enabled: false });
    const answer = await browser.get("/account");
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("access-denied");
    expect(lastEvent(world)).toMatchObject({ type: "session-refused", code: "account-disabled", accountId: ann.id });
    expect(browser.cookies.has(cookieName)).toBe(false);
    expect(world.sessions.size).toBe(0);
  });
});
