import { describe, expect, it } from "vitest";

import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, ticketFor } from "../testing/browser.test.fixture.js";
import { ann, bob, createWorld } from "../testing/world.test.fixture.js";

describe("an enrolment link", () => {
  it("carries 32 random bytes in the fragment and lives for a day", async () => {
    const world = await createWorld();
    const { url, expiresAt } = await world.idp.createEnrolmentLink(ann.id);
    expect(url).toMatch(/^https:\/\/id\.example\.com\/enrol#[A-Za-z0-9_-]{43}$/);
    expect(expiresAt).toEqual(new Date("2026-11-23T08:00:00Z"));
  });

  it("leaves only a hash of its ticket in the store", async () => {
    const world = await createWorld();
    const ticket = await ticketFor(world, ann.id);
    expect(JSON.stringify([...world.oneTime])).not.toContain(ticket);
  });

  it.each([
    ["account-unknown", "nobody"],
    ["account-disabled", bob.id],
  ])("is refused with %s", async (code, accountId) => {
    const world = await createWorld();
    world.accounts.set(bob.id, { ...bob, enabled: false });
    await expect(world.idp.createEnrolmentLink(accountId)).rejects.toMatchObject({ name: "IdpError", code });
    expect(world.oneTime.size).toBe(0);
  });
});

describe("a ticket is refused", () => {
  it.each(["options", "finish"])("by %s when it was used", async (half) => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    await browser.enrol(ticket);
    const answer = await browser.postJson(`/api/enrolment/${half}`, { ticket, response: {} });
    expect(await refusal(answer)).toEqual([403, "ticket-refused"]);
    expect(lastEvent(world)).toMatchObject({ type: "enrolment-refused", code: "ticket-unknown" });
  });

  it("when it has expired", async () => {
    const world = await createWorld();
    const ticket = await ticketFor(world, ann.id);
    world.wait(24 * 3600);
    expect(await refusal(await createBrowser(world).postJson("/api/enrolment/options", { ticket }))).toEqual([
      403,
      "ticket-refused",
    ]);
  });

  it("when it expires before the finish", async () => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    world.wait(24 * 3600 - 10);
    const response = await browser.answerEnrolment(ticket);
    world.wait(10);
    expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
      403,
      "ticket-refused",
    ]);
    expect(world.passkeys.size).toBe(0);
  });

  it.each([[undefined], [""], ["short"], ["A".repeat(43) + "="], ["B".repeat(43)], [7], [{}]])(
    "when it is %j",
    async (ticket) => {
      const world = await createWorld();
      const answer = await createBrowser(world).postJson("/api/enrolment/options", { ticket });
      expect(await refusal(answer)).toEqual([403, "ticket-refused"]);
      expect(lastEvent(world)).toMatchObject({ code: "ticket-malformed" });
    },
  );

  it("when the ceremony was begun with the ticket of another account", async () => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const response = await browser.answerEnrolment(await ticketFor(world, ann.id));
    const ticket = await ticketFor(world, bob.id);
    expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
      403,
      "ticket-refused",
    ]);
    expect(lastEvent(world)).toMatchObject({ code: "ticket-foreign" });
    expect(world.passkeys.size).toBe(0);
  });
});

describe("one ticket, one passkey", () => {
  it("also when two browsers finish at the same time", async () => {
    const world = await createWorld();
    const ticket = await ticketFor(world, ann.id);
    const browsers = [createBrowser(world), createBrowser(world), createBrowser(world)];
    const responses = await Promise.all(browsers.map((browser) => browser.answerEnrolment(ticket)));

    const answers = await Promise.all(
      browsers.map((browser, i) => browser.postJson("/api/enrolment/finish", { ticket, response: responses[i] })),
    );
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
    expect(world.passkeys.size).toBe(1);
  });

  it("also when one response is sent twice at the same time", async () => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    const send = () => browser.postJson("/api/enrolment/finish", { ticket, response });
    const answers = await Promise.all([send(), send()]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 403]);
    expect(world.passkeys.size).toBe(1);
  });
});
