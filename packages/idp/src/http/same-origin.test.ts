import { describe, expect, it } from "vitest";

import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, signedInBrowser } from "../testing/browser.test.fixture.js";
import { ann, createWorld, origin } from "../testing/world.test.fixture.js";

const foreign: [what: string, headers: Record<string, string>][] = [
  ["no Origin", {}],
  ["a foreign Origin", { Origin: "https://evil.example" }],
  ["the Origin of a sibling host", { Origin: "https://other.example.com" }],
  ["our Origin by http", { Origin: "http://id.example.com" }],
  ["our Origin with another port", { Origin: `${origin}:8443` }],
  ["Origin null", { Origin: "null" }],
  ["Sec-Fetch-Site cross-site", { Origin: origin, "Sec-Fetch-Site": "cross-site" }],
  ["Sec-Fetch-Site same-site", { Origin: origin, "Sec-Fetch-Site": "same-site" }],
  ["Sec-Fetch-Site none", { Origin: origin, "Sec-Fetch-Site": "none" }],
];

describe("a state-changing request is refused with cross-site-request", () => {
  it.each(foreign)("with %s", async (_what, headers) => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const answer = await browser.send("/sign-out", { method: "POST", headers });
    expect(answer.status).toBe(403);
    expect(await answer.text()).toContain("cross-site-request");
    expect(lastEvent(world)).toMatchObject({ type: "cross-site-request-refused" });
    expect(world.sessions.size).toBe(1);
  });

  it.each(["/api/enrolment/options", "/api/enrolment/finish", "/api/sign-in/options", "/api/sign-in/finish"])(
    "at %s",
    async (path) => {
      const browser = createBrowser(await createWorld());
      const answer = await browser.postJson(path, {}, { Origin: "https://evil.example" });
      expect(await refusal(answer)).toEqual([403, "cross-site-request"]);
    },
  );

  it.each(["/sign-out/everywhere", "/account/passkeys/remove"])("at %s", async (path) => {
    const world = await createWorld();
    const browser = await signedInBrowser(world, ann.id);
    const [id = ""] = world.passkeys.keys();
    const body = new URLSearchParams({ id });
    const answer = await browser.send(path, { method: "POST", headers: { Origin: "https://evil.example" }, body });
    expect(answer.status).toBe(403);
    expect([world.sessions.size, world.passkeys.size]).toEqual([1, 1]);
  });
});

it("a request of our own page is let through", async () => {
  const browser = await signedInBrowser(await createWorld(), ann.id);
  const headers = { Origin: origin, "Sec-Fetch-Site": "same-origin" };
  expect((await browser.send("/sign-out", { method: "POST", headers })).status).toBe(303);
});
