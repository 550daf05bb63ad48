import { createSoftwareAuthenticator } from "@idpkit/webauthn/testing";
import { describe, expect, it } from "vitest";

import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, enrolledBrowser, signedInBrowser, type Browser } from "../testing/browser.test.fixture.js";
import { ann, bob, createWorld, origin, relayState, type World } from "../testing/world.test.fixture.js";

describe("the options of a sign-in", () => {
  it("name no credential: whoever has a passkey is welcome to show it", async () => {
    const world = await createWorld();
    await enrolledBrowser(world, ann.id);
    const answer = await createBrowser(world).postJson("/api/sign-in/options", {});
    const { challenge, allowCredentials, ...rest } = (await answer.json()) as Record<string, unknown>;
    expect(challenge).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(allowCredentials ?? []).toEqual([]);
    expect(rest).toMatchObject({ rpId: "example.com", userVerification: "required", timeout: 300_000 });
  });

  it("have another challenge each time", async () => {
    const browser = createBrowser(await createWorld());
    const challenge = async () =>
      ((await (await browser.postJson("/api/sign-in/options", {})).json()) as { challenge: string }).challenge;
    expect(await challenge()).not.toBe(await challenge());
  });

  it("are refused with a relay state that does not lead to WorkSpaces", async () => {
    const browser = createBrowser(await createWorld());
    const answer = await browser.postJson("/api/sign-in/options", { RelayState: "https://evil.example/sso-idp" });
    expect(await refusal(answer)).toEqual([400, "relay-state-refused"]);
  });

  it("are refused with a relay state that is no text", async () => {
    const answer = await createBrowser(await createWorld()).postJson("/api/sign-in/options", { RelayState: 7 });
    expect(await refusal(answer)).toEqual([400, "request-malformed"]);
  });
});

describe("a sign-in", () => {
  it("leads on to the account, or to the launch that waited", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    expect(await (await browser.signIn()).json()).toEqual({ next: "/account" });
    expect(await (await browser.signIn({ RelayState: relayState })).json()).toEqual({
      next: `/launch?RelayState=${encodeURIComponent(relayState)}`,
    });
    expect(lastEvent(world)).toMatchObject({ type: "signed-in", accountId: ann.id });
  });

  it("writes down the use of the passkey", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    world.wait(60);
    await browser.signIn();
    expect([...world.passkeys.values()]).toMatchObject([
      { credential: { signCount: 2 }, lastUsedAt: new Date("2026-11-22T08:01:00Z") },
    ]);
  });

  it("with a counter that went back is let through, told to the audit log and not written back", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    await browser.signIn({}, { signCount: 9 });
    expect((await browser.signIn({}, { signCount: 4 })).status).toBe(200);
    expect(lastEvent(world)).toMatchObject({ type: "signed-in", detail: { signCount: "regressed" } });
    expect([...world.passkeys.values()]).toMatchObject([{ credential: { signCount: 9 } }]);
  });

  it("works in two tabs of one browser", async () => {
    const browser = await enrolledBrowser(await createWorld(), ann.id);
    const first = await browser.answerSignIn();
    const second = await browser.answerSignIn();
    expect((await browser.postJson("/api/sign-in/finish", { response: first })).status).toBe(200);
    expect((await browser.postJson("/api/sign-in/finish", { response: second })).status).toBe(200);
  });

  it("of a synced passkey that was taken under another policy is refused under deviceBound", async () => {
    const roomy = await createWorld({ config: { policy: "passkey" } });
    const device = createSoftwareAuthenticator({ origin, backupEligible: true });
    const ticket = new URL((await roomy.idp.createEnrolmentLink(ann.id)).url).hash.slice(1);
    await createBrowser(roomy, device).enrol(ticket);
    const strict = await createWorld();
    for (const [id, passkey] of roomy.passkeys) strict.passkeys.set(id, passkey);

    expect(await refusal(await createBrowser(strict, device).signIn())).toEqual([403, "sign-in-refused"]);
    expect(lastEvent(strict)).toMatchObject({ code: "backup-eligible-refused" });
  });
});

/** Ways to fail: what is sent to the finish, given a browser whose passkey is registered. */
const failures: [reason: string, what: string, (browser: Browser, world: World) => Promise<unknown>][] = [
  ["response-malformed", "there is no response", () => Promise.resolve(undefined)],
  ["response-malformed", "the response lacks members", () => Promise.resolve({ id: "x" })],
  ["request-unknown", "the challenge is another", (browser) => answerWith(browser, { challenge: "A".repeat(43) })],
  ["client-data-malformed", "the challenge is missing", (browser) => answerWith(browser, { challenge: undefined })],
  ["request-unknown", "the challenge was used", answerThatWasUsed],
  ["request-unknown", "the challenge is five minutes old", answerThatIsOld],
  ["request-unknown", "another browser began it", ({ device }, world) => createBrowser(world, device).answerSignIn()],
  ["credential-unknown", "the passkey is unknown", answerOfUnknownPasskey],
  [
    "signature-invalid",
    "the signature is wrong",
    (browser) => browser.answerSignIn({}, { signature: lastByteFlipped }),
  ],
  ["user-verification-missing", "UV is missing", (b) => b.answerSignIn({}, { flags: { userVerified: false } })],
  ["user-presence-missing", "UP is missing", (b) => b.answerSignIn({}, { flags: { userPresent: false } })],
  ["origin-mismatch", "the origin is foreign", (browser) => answerWith(browser, { origin: "https://evil.example" })],
  ["origin-mismatch", "the origin begins like ours", (b) => answerWith(b, { origin: `${origin}.evil.example` })],
  ["cross-origin-refused", "it comes from a frame", (browser) => answerWith(browser, { crossOrigin: true })],
  ["type-mismatch", "the type is of a registration", (browser) => answerWith(browser, { type: "webauthn.create" })],
  ["rp-id-hash-mismatch", "the RP ID is foreign", (browser) => browser.answerSignIn({}, { rpId: "evil.example" })],
  ["user-handle-mismatch", "the user handle is another", (browser) => answerWithUserHandle(browser, "AAAA")],
  ["user-handle-missing", "the user handle is missing", (browser) => answerWithUserHandle(browser, undefined)],
];

describe("a sign-in is refused, and the browser does not learn why", () => {
  it.each(failures)("%s: %s", async (reason, _what, fail) => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    const response = await fail(browser, world);
    world.sessions.clear();

    const answer = await browser.postJson("/api/sign-in/finish", { response });
    expect(answer.status).toBe(403);
    expect(await answer.json()).toEqual({
      error: "sign-in-refused",
      message: "That did not work. You could not be signed in with this passkey. Please try again.",
      requestId: answer.headers.get("X-Request-Id"),
    });
    expect(lastEvent(world)).toMatchObject({ type: "sign-in-refused", code: reason });
    expect(lastEvent(world)).not.toHaveProperty("accountId");
    expect(world.sessions.size).toBe(0);
  });

  it("when a ceremony of the other kind is finished here", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    const ticket = new URL((await world.idp.createEnrolmentLink(ann.id)).url).hash.slice(1);
    const options = await browser.postJson("/api/enrolment/options", { ticket });
    const { challenge } = (await options.json()) as { challenge: string };
    const response = await browser.answerSignIn({}, { clientData: { challenge } });
    expect(await refusal(await browser.postJson("/api/sign-in/finish", { response }))).toEqual([
      403,
      "sign-in-refused",
    ]);
    expect(lastEvent(world)).toMatchObject({ code: "request-unknown" });
  });

  it("when the browser brings no cookie", async () => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    const response = await browser.answerSignIn();
    browser.cookies.clear();
    expect(await refusal(await browser.postJson("/api/sign-in/finish", { response }))).toEqual([
      403,
      "sign-in-refused",
    ]);
  });
});

it("a challenge is used once, also when one response is sent three times at the same time", async () => {
  const world = await createWorld();
  const browser = await enrolledBrowser(world, ann.id);
  const response = await browser.answerSignIn();
  const send = () => browser.postJson("/api/sign-in/finish", { response });
  const answers = await Promise.all([send(), send(), send()]);
  expect(answers.map(({ status }) => status).sort()).toEqual([200, 403, 403]);
  expect(world.sessions.size).toBe(1);
});

it("a challenge is used up by a response that fails", async () => {
  const browser = await enrolledBrowser(await createWorld(), ann.id);
  const response = (await browser.answerSignIn()) as { response: object };
  const broken = { ...response, response: { ...response.response, signature: "AAAA" } };
  await browser.postJson("/api/sign-in/finish", { response: broken });
  expect(await refusal(await browser.postJson("/api/sign-in/finish", { response }))).toEqual([403, "sign-in-refused"]);
});

describe("a proven person is told plainly that access is denied", () => {
  it.each([
    ["account-disabled", ({ accounts }: World) => accounts.set(ann.id, { ...ann, enabled: false })],
    ["account-unknown", ({ accounts }: World) => accounts.delete(ann.id)],
  ])("%s", async (reason, change) => {
    const world = await createWorld();
    const browser = await enrolledBrowser(world, ann.id);
    change(world);
    expect(await refusal(await browser.signIn())).toEqual([403, "access-denied"]);
    expect(lastEvent(world)).toMatchObject({ type: "sign-in-refused", code: reason, accountId: ann.id });
    expect(world.sessions.size).toBe(0);
  });

  it.each(["deny", "step-up"] as const)("when the policy says %s", async (outcome) => {
    const decide = () => Promise.resolve({ outcome, reason: "outside-hours" });
    const world = await createWorld({ roles: () => ({ access: { decide } }) });
    const browser = await enrolledBrowser(world, ann.id);
    expect(await refusal(await browser.signIn())).toEqual([403, "access-denied"]);
    expect(lastEvent(world)).toMatchObject({ type: "sign-in-refused", code: "outside-hours", accountId: ann.id });
    expect(world.sessions.size).toBe(0);
  });
});

it("the policy is asked about the account as the directory has it now", async () => {
  const asked: unknown[] = [];
  const world = await createWorld({
    roles: () => ({
      access: {
        decide: (request) => {
          asked.push(request);
          return Promise.resolve({ outcome: "allow" });
        },
      },
    }),
  });
  const browser = await enrolledBrowser(world, ann.id);
  const changed = { ...ann, groups: ["WorkSpaces Admins"] };
  world.accounts.set(ann.id, changed);
  await browser.signIn();
  const now = new Date("2026-11-22T08:00:00Z");
  expect(asked).toMatchObject([{ account: changed, purpose: "sign-in", authenticatedAt: now, now }]);
});

describe("the sign-in page", () => {
  it("offers autofill and a button, and carries no launch of its own", async () => {
    const page = await (await createBrowser(await createWorld()).get("/sign-in")).text();
    expect(page).toContain('autocomplete="username webauthn"');
    expect(page).toContain('data-relay-state=""');
  });

  it("leads whoever is signed in to the account", async () => {
    const browser = await signedInBrowser(await createWorld(), bob.id);
    const answer = await browser.get("/sign-in");
    expect([answer.status, answer.headers.get("Location")]).toEqual([303, "/account"]);
  });
});

function lastByteFlipped(signature: Uint8Array): Uint8Array {
  return signature.map((byte, i) => (i === signature.length - 1 ? byte ^ 1 : byte));
}

function answerWith(browser: Browser, clientData: Record<string, unknown>): Promise<object> {
  return browser.answerSignIn({}, { clientData });
}

async function answerWithUserHandle(browser: Browser, userHandle: string | undefined): Promise<object> {
  const answer = (await browser.answerSignIn()) as { response: object };
  return { ...answer, response: { ...answer.response, userHandle } };
}

async function answerThatWasUsed(browser: Browser): Promise<object> {
  const response = await browser.answerSignIn();
  await browser.postJson("/api/sign-in/finish", { response });
  return response;
}

async function answerThatIsOld(browser: Browser, world: World): Promise<object> {
  const response = await browser.answerSignIn();
  world.wait(300);
  return response;
}

async function answerOfUnknownPasskey(browser: Browser, world: World): Promise<object> {
  world.passkeys.clear();
  return browser.answerSignIn();
}
