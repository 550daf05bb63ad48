import { describe, expect, it } from "vitest";

import { refusal } from "../testing/answers.test.fixture.js";
import { createBrowser } from "../testing/browser.test.fixture.js";
import { createWorld, origin } from "../testing/world.test.fixture.js";

describe("another method is refused with 405 and Allow", () => {
  it.each([
    ["POST", "/", "GET, HEAD"],
    ["POST", "/enrol", "GET, HEAD"],
    ["POST", "/sign-in", "GET, HEAD"],
    ["POST", "/account", "GET, HEAD"],
    ["POST", "/launch", "GET, HEAD"],
    ["POST", "/signed-out", "GET, HEAD"],
    ["POST", "/saml/metadata", "GET, HEAD"],
    ["POST", "/health", "GET, HEAD"],
    ["POST", "/assets/x/style.css", "GET, HEAD"],
    ["GET", "/sign-out", "POST"],
    ["GET", "/sign-out/everywhere", "POST"],
    ["PUT", "/account/passkeys/remove", "GET, HEAD, POST"],
    ["DELETE", "/launch", "GET, HEAD"],
    ["OPTIONS", "/account", "GET, HEAD"],
  ])("%s %s", async (method, path, allow) => {
    const answer = await createBrowser(await createWorld()).send(path, { method, headers: { Origin: origin } });
    expect([answer.status, answer.headers.get("Allow")]).toEqual([405, allow]);
    expect(await answer.text()).toContain("method-not-allowed");
  });

  it.each(["/api/enrolment/options", "/api/enrolment/finish", "/api/sign-in/options", "/api/sign-in/finish"])(
    "GET %s, in JSON",
    async (path) => {
      const answer = await createBrowser(await createWorld()).get(path);
      expect(answer.headers.get("Allow")).toBe("POST");
      expect(await refusal(answer)).toEqual([405, "method-not-allowed"]);
    },
  );
});

describe("an unknown path is answered with 404", () => {
  it.each([
    "/nothing",
    "/account/",
    "/Sign-In",
    "//sign-in",
    "/assets/x",
    "/%2e%2e/etc/passwd",
    "/constructor",
    "/%ff",
    "/%zz",
  ])("by a page: %s", async (path) => {
    const answer = await createBrowser(await createWorld()).get(path);
    expect(answer.status).toBe(404);
    const page = await answer.text();
    expect(page).toContain("There is nothing here");
    expect(page).toContain(answer.headers.get("X-Request-Id"));
  });

  it("in JSON below /api/", async () => {
    const answer = await createBrowser(await createWorld()).postJson("/api/nothing", {});
    expect(await refusal(answer)).toEqual([404, "not-found"]);
  });
});

it("HEAD is answered like GET, without a body", async () => {
  const answer = await createBrowser(await createWorld()).send("/sign-in", { method: "HEAD" });
  expect([answer.status, await answer.text()]).toEqual([200, ""]);
});
