import { describe, expect, it } from "vitest";

import type { IdpError } from "../errors.js";
import { launchPath } from "../launch/launch-request.js";
import type { IdentityProviderRoles } from "../roles/identity-provider-roles.js";
import { refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, enrolledBrowser, signedInBrowser, ticketFor } from "../testing/browser.test.fixture.js";
import { ann, createWorld, relayState, type World } from "../testing/world.test.fixture.js";

/** A world whose parts work until the test says otherwise. */
async function fragileWorld(
  name: "directory" | "credentials" | "oneTime" | "sessions" | "signer" | "access" | "audit" | "rateLimiter",
) {
  let broken = false;
  const cause = new Error("secret detail of the outage");
  const world = await createWorld({
    roles: (roles: IdentityProviderRoles) => ({
      [name]: new Proxy(roles[name], {
        get(target, property) {
          const member: unknown = Reflect.get(target, property);
          return broken && typeof member === "function" ? () => Promise.reject(cause) : member;
        },
      }),
    }),
  });
  const breakDown = () => {
    broken = true;
  };
  return { world, cause, breakDown };
}

function expectReported({ errors }: World, cause: Error, requestId: string | null): void {
  expect(errors).toEqual([{ error: expect.objectContaining({ code: "unavailable", cause }) as IdpError, requestId }]);
}

describe("an outage of a role is a 503, and never looks like an unknown user", () => {
  it.each(["credentials", "oneTime", "sessions", "directory", "access", "audit", "rateLimiter"] as const)(
    "%s at a sign-in",
    async (name) => {
      const { world, cause, breakDown } = await fragileWorld(name);
      const browser = await enrolledBrowser(world, ann.id);
      const response = await browser.answerSignIn();
      breakDown();
      const answer = await browser.postJson("/api/sign-in/finish", { response });
      expect(answer.headers.get("X-Request-Id")).not.toBeNull();
      expectReported(world, cause, answer.headers.get("X-Request-Id"));
      expect(await refusal(answer)).toEqual([503, "unavailable"]);
      expect(world.events.map(({ type }) => type)).not.toContain("sign-in-refused");
      expect(browser.cookies.has("__Host-idpkit-session")).toBe(false);
    },
  );

  it.each(["sessions", "directory", "access", "signer", "audit"] as const)("%s at a launch", async (name) => {
    const { world, cause, breakDown } = await fragileWorld(name);
    const browser = await signedInBrowser(world, ann.id);
    breakDown();
    const answer = await browser.get(launchPath(relayState));
    expect(answer.status).toBe(503);
    const page = await answer.text();
    expect(page).toContain("We will be back in a moment");
    expect(page).not.toContain("SAMLResponse");
    expect(page).not.toContain("secret detail");
    expectReported(world, cause, answer.headers.get("X-Request-Id"));
  });

  it.each(["oneTime", "credentials", "directory", "audit", "rateLimiter"] as const)(
    "%s at an enrolment",
    async (name) => {
      const { world, breakDown } = await fragileWorld(name);
      const browser = createBrowser(world);
      const ticket = await ticketFor(world, ann.id);
      const response = await browser.answerEnrolment(ticket);
      breakDown();
      expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
        503,
        "unavailable",
      ]);
    },
  );

  it("audit at an enrolment or a removal: what cannot be written down does not happen", async () => {
    const { world, breakDown } = await fragileWorld("audit");
    const browser = await signedInBrowser(world, ann.id);
    const [id = ""] = world.passkeys.keys();
    const ticket = await ticketFor(world, ann.id);
    const other = createBrowser(world);
    const response = await other.answerEnrolment(ticket);
    breakDown();
    expect((await other.postJson("/api/enrolment/finish", { ticket, response })).status).toBe(503);
    expect((await browser.postForm("/account/passkeys/remove", { id })).status).toBe(503);
    expect([...world.passkeys.keys()]).toEqual([id]);
  });

  it.each(["directory", "oneTime", "audit"] as const)("%s when a link is made", async (name) => {
    const { world, cause, breakDown } = await fragileWorld(name);
    breakDown();
    await expect(world.idp.createEnrolmentLink(ann.id)).rejects.toMatchObject({ code: "unavailable", cause });
  });
});

describe("an unexpected error is a 500 that gives nothing away", () => {
  const failing = (thrown: unknown) => ({
    config: {
      clientAddress: () => {
        throw thrown;
      },
    },
  });

  it("in JSON", async () => {
    const error = new Error("secret detail");
    const world = await createWorld(failing(error));
    const answer = await createBrowser(world).postJson("/api/sign-in/options", {});
    expect(world.errors).toEqual([{ error, requestId: answer.headers.get("X-Request-Id") }]);
    expect(await answer.clone().text()).not.toContain("secret detail");
    expect(await refusal(answer)).toEqual([500, "internal-error"]);
  });

  it("on a page", async () => {
    const world = await createWorld();
    const [first, ...rest] = [ann].map((account) => ({
      ...account,
      get enabled(): boolean {
        throw new Error("secret detail");
      },
    }));
    expect(rest).toEqual([]);
    const browser = await signedInBrowser(world, ann.id);
    world.accounts.set(ann.id, first ?? ann);
    const answer = await browser.get("/account");
    expect(answer.status).toBe(500);
    const page = await answer.text();
    expect(page).toContain("Something broke on our side");
    expect(page).toContain(answer.headers.get("X-Request-Id"));
    expect(page).not.toContain("secret detail");
  });

  it("also when what is thrown is no error", async () => {
    const world = await createWorld(failing("oops"));
    const answer = await createBrowser(world).postJson("/api/sign-in/options", {});
    expect(await refusal(answer)).toEqual([500, "internal-error"]);
    expect(answer.headers.get("X-Content-Type-Options")).toBe("nosniff");
    expect(world.errors).toMatchObject([{ error: { cause: "oops" } }]);
  });

  it("also when whoever should hear of it fails as well", async () => {
    const onError = () => {
      throw new Error("no log");
    };
    const world = await createWorld({ ...failing(new Error("first")), roles: () => ({ onError }) });
    const browser = createBrowser(world);
    expect(await refusal(await browser.postJson("/api/sign-in/options", {}))).toEqual([500, "internal-error"]);
    expect((await browser.get("/sign-in")).status).toBe(200);
  });
});

it("a refusal is no error: nobody is woken up", async () => {
  const world = await createWorld();
  await createBrowser(world).get("/nothing");
  await createBrowser(world).postJson("/api/sign-in/finish", {});
  expect(world.errors).toEqual([]);
});
