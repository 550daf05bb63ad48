import { describe, expect, it } from "vitest";

import { createMemoryRateLimiter } from "../roles/memory-rate-limiter.js";
import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, enrolledBrowser, ticketFor } from "../testing/browser.test.fixture.js";
import { ann, bob, createWorld } from "../testing/world.test.fixture.js";

const roles = () => ({ rateLimiter: createMemoryRateLimiter({ capacity: 4, refillPerMinute: 2, maxKeys: 100 }) });

describe("ceremonies are counted", () => {
  it.each(["sign-in/options", "sign-in/finish", "enrolment/options", "enrolment/finish"])(
    "under the client's address at /api/%s",
    async (path) => {
      const world = await createWorld({ roles });
      const browser = createBrowser(world);
      const send = (address: string) => browser.postJson(`/api/${path}`, {}, { "X-Test-Address": address });
      for (let i = 0; i < 4; i++) expect((await send("192.0.2.7")).status).not.toBe(429);

      const answer = await send("192.0.2.7");
      expect(answer.headers.get("Retry-After")).toBe("30");
      expect(await refusal(answer)).toEqual([429, "too-many-requests"]);
      expect(lastEvent(world)).toMatchObject({ type: "rate-limited", code: "address" });
      expect((await send("192.0.2.8")).status).not.toBe(429);

      world.wait(30);
      expect((await send("192.0.2.7")).status).not.toBe(429);
    },
  );

  it.each([
    ["launches that are refused", "launch-refused"],
    ["requests from other sites", "cross-site-request-refused"],
    ["attempts beyond the limit", "rate-limited"],
  ])("before a stranger fills the audit log with %s", async (_what, type) => {
    const world = await createWorld({ roles });
    const browser = createBrowser(world);
    for (let i = 0; i < 20; i++) {
      if (type === "launch-refused") await browser.get("/launch?RelayState=https%3A%2F%2Fevil.example%2F");
      else
        await browser.postJson(
          "/api/sign-in/options",
          {},
          type === "rate-limited" ? {} : { Origin: "https://evil.example" },
        );
    }
    expect(world.events.filter((event) => event.type === type)).toHaveLength(4);
  });

  it("under the ticket, from wherever it is tried", async () => {
    const world = await createWorld({ roles });
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const send = (i: number, body: object) =>
      browser.postJson("/api/enrolment/options", body, { "X-Test-Address": `192.0.2.${i}` });
    for (let i = 0; i < 4; i++) expect((await send(i, { ticket })).status).toBe(200);
    expect(await refusal(await send(9, { ticket }))).toEqual([429, "too-many-requests"]);
    expect(lastEvent(world)).toMatchObject({ type: "rate-limited", code: "ticket" });
    expect((await send(9, { ticket: await ticketFor(world, bob.id) })).status).toBe(200);
  });

  it("under the account once somebody proved to be its owner, so that no stranger can lock it", async () => {
    const world = await createWorld();
    const { device } = await enrolledBrowser(world, ann.id);
    const strict = await createWorld({ roles });
    for (const [id, passkey] of world.passkeys) strict.passkeys.set(id, passkey);
    const attempt = async (i: number, defects = {}) => {
      const browser = createBrowser(strict, device);
      const address = { "X-Test-Address": `192.0.2.${i}` };
      const options = await browser.postJson("/api/sign-in/options", {}, address);
      const response = await device.get((await options.json()) as Parameters<typeof device.get>[0], defects);
      return browser.postJson("/api/sign-in/finish", { response }, address);
    };

    for (let i = 10; i < 16; i++) expect((await attempt(i, { flags: { userVerified: false } })).status).toBe(403);
    for (let i = 20; i < 24; i++) expect((await attempt(i)).status).toBe(200);
    expect(await refusal(await attempt(30))).toEqual([429, "too-many-requests"]);
    expect(lastEvent(strict)).toMatchObject({ type: "rate-limited", code: "account" });
  });
});
