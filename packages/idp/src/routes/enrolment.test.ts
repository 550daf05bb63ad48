import { createSoftwareAuthenticator } from "@idpkit/webauthn/testing";
import { describe, expect, it } from "vitest";

import { lastEvent, refusal } from "../testing/answers.test.fixture.js";
import { createBrowser, enrolledBrowser, ticketFor } from "../testing/browser.test.fixture.js";
import { ann, bob, createWorld, origin, type World } from "../testing/world.test.fixture.js";

describe("the options of an enrolment", () => {
  async function optionsFor(world: World, accountId: string) {
    const browser = createBrowser(world);
    const response = await browser.postJson("/api/enrolment/options", { ticket: await ticketFor(world, accountId) });
    return (await response.json()) as Record<string, unknown> & { user: { id: string } };
  }

  it("ask for a discoverable credential with user verification", async () => {
    expect(await optionsFor(await createWorld(), ann.id)).toMatchObject({
      rp: { id: "example.com", name: "Example Corp" },
      user: { name: "ann@corp.example.com", displayName: "Ann Müller" },
      authenticatorSelection: { residentKey: "required", userVerification: "required" },
      excludeCredentials: [],
      attestation: "none",
      timeout: 300_000,
    });
  });

  it("say nothing about the person in the user handle", async () => {
    const { user } = await optionsFor(await createWorld(), ann.id);
    expect(Buffer.from(user.id, "base64url")).toHaveLength(64);
  });

  it("exclude the passkeys that the account has, and keep its user handle", async () => {
    const world = await createWorld();
    const { device } = await enrolledBrowser(world, ann.id);
    const [{ id, userHandle } = { id: "", userHandle: "" }] = device.exportCredentials();
    const { excludeCredentials, user } = await optionsFor(world, ann.id);
    expect(excludeCredentials).toMatchObject([{ id, type: "public-key" }]);
    expect(user.id).toBe(userHandle);
    expect((await optionsFor(world, bob.id)).user.id).not.toBe(userHandle);
  });

  it("ask for attestation where there are anchors to trust", async () => {
    const trustAnchors = [(await createWorld()).roles.signer.certificate];
    const attestation = { formats: ["packed"], trustAnchors, trust: "required" } as const;
    expect(await optionsFor(await createWorld({ config: { attestation } }), ann.id)).toMatchObject({
      attestation: "direct",
    });
  });
});

describe("an enrolment", () => {
  it("stores the passkey under the name that the person gave", async () => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    const answer = await browser.postJson("/api/enrolment/finish", { ticket, response, name: "  Büro-PC " });
    expect(await answer.json()).toEqual({ name: "Büro-PC" });
    expect([...world.passkeys.values()]).toMatchObject([
      { accountId: ann.id, name: "Büro-PC", createdAt: new Date("2026-11-22T08:00:00Z") },
    ]);
  });

  it("signs nobody in: that takes an authentication", async () => {
    const browser = await enrolledBrowser(await createWorld(), ann.id);
    expect([...browser.cookies.keys()]).toEqual(["__Host-idpkit-browser"]);
  });

  it("takes a synced passkey where the policy is passkey", async () => {
    const world = await createWorld({ config: { policy: "passkey" } });
    const browser = createBrowser(world, createSoftwareAuthenticator({ origin, backupEligible: true }));
    expect((await browser.enrol(await ticketFor(world, ann.id))).status).toBe(200);
  });

  it.each([undefined, "", "   "])("calls it «My passkey» when the name is %j", async (name) => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    const answer = await browser.postJson("/api/enrolment/finish", { ticket, response, name });
    expect(await answer.json()).toEqual({ name: "My passkey" });
  });

  it.each([7, null, "a\nb", "x".repeat(61)])("is refused with request-malformed when the name is %j", async (name) => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    const answer = await browser.postJson("/api/enrolment/finish", { ticket, response, name });
    expect(await refusal(answer)).toEqual([400, "request-malformed"]);
    expect(world.passkeys.size).toBe(0);
  });
});

describe("an enrolment is refused and the ticket stays good", () => {
  it.each([
    ["user-verification-missing", "enrolment-refused", { flags: { userVerified: false } }],
    ["user-presence-missing", "enrolment-refused", { flags: { userPresent: false } }],
    ["backup-eligible-refused", "passkey-not-device-bound", { flags: { backupEligible: true } }],
    ["origin-mismatch", "enrolment-refused", { clientData: { origin: "https://evil.example" } }],
    ["type-mismatch", "enrolment-refused", { clientData: { type: "webauthn.get" } }],
    ["rp-id-hash-mismatch", "enrolment-refused", { rpId: "evil.example" }],
    ["request-unknown", "enrolment-refused", { clientData: { challenge: "A".repeat(43) } }],
    ["client-data-malformed", "enrolment-refused", { clientData: { challenge: 7 } }],
  ])("with %s", async (reason, code, defects) => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);

    const answer = await browser.enrol(ticket, defects);
    expect(await refusal(answer)).toEqual([403, code]);
    expect(lastEvent(world)).toMatchObject({ type: "enrolment-refused", accountId: ann.id, code: reason });
    expect(world.passkeys.size).toBe(0);

    expect((await browser.enrol(ticket)).status).toBe(200);
  });

  it.each([[undefined], [null], ["text"], [[]], [{}], [{ id: "x", response: { clientDataJSON: "!" } }]])(
    "when the response is %j",
    async (response) => {
      const world = await createWorld();
      const browser = createBrowser(world);
      const ticket = await ticketFor(world, ann.id);
      expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
        403,
        "enrolment-refused",
      ]);
      expect((await browser.enrol(ticket)).status).toBe(200);
    },
  );

  it("when the challenge is older than five minutes", async () => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    world.wait(300);
    expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
      403,
      "enrolment-refused",
    ]);
    expect(lastEvent(world)).toMatchObject({ code: "request-unknown" });
  });

  it("when another browser finishes it", async () => {
    const world = await createWorld();
    const ticket = await ticketFor(world, ann.id);
    const response = await createBrowser(world).answerEnrolment(ticket);
    const other = createBrowser(world);
    await other.answerEnrolment(ticket);
    expect(await refusal(await other.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
      403,
      "enrolment-refused",
    ]);
    expect(lastEvent(world)).toMatchObject({ code: "request-unknown" });
  });

  it.each([
    ["account-disabled", ({ accounts }: World) => accounts.set(ann.id, { ...ann, enabled: false })],
    ["account-unknown", ({ accounts }: World) => accounts.delete(ann.id)],
  ])("with %s when that happens after it was begun", async (reason, change) => {
    const world = await createWorld();
    const browser = createBrowser(world);
    const ticket = await ticketFor(world, ann.id);
    const response = await browser.answerEnrolment(ticket);
    change(world);

    const begun = await browser.postJson("/api/enrolment/options", { ticket });
    expect(await refusal(begun)).toEqual([403, "access-denied"]);
    expect(await refusal(await browser.postJson("/api/enrolment/finish", { ticket, response }))).toEqual([
      403,
      "access-denied",
    ]);
    expect(lastEvent(world)).toMatchObject({ type: "enrolment-refused", code: reason });
    expect(world.passkeys.size).toBe(0);

    world.accounts.set(ann.id, ann);
    expect((await browser.enrol(ticket)).status).toBe(200);
  });
});

it("a credential id belongs to one account: a second registration is refused with passkey-exists", async () => {
  const world = await createWorld();
  const { device } = await enrolledBrowser(world, ann.id);
  const [{ id } = { id: "" }] = device.exportCredentials();
  const browser = createBrowser(world);
  const ticket = await ticketFor(world, bob.id);
  const response = await browser.answerEnrolment(ticket, {
    attestedCredentialData: { credentialId: new Uint8Array(Buffer.from(id, "base64url")) },
  });

  const answer = await browser.postJson("/api/enrolment/finish", { ticket, response: { ...response, id, rawId: id } });
  expect(await refusal(answer)).toEqual([409, "passkey-exists"]);
  expect([...world.passkeys.values()]).toMatchObject([{ accountId: ann.id }]);
});

it("the page that the link opens is the same for everybody and uses nothing up", async () => {
  const world = await createWorld();
  const ticket = await ticketFor(world, ann.id);
  const page = await createBrowser(world).get("/enrol");
  expect(page.status).toBe(200);
  expect(await page.text()).toContain("Create your passkey");
  expect((await createBrowser(world).enrol(ticket)).status).toBe(200);
});
