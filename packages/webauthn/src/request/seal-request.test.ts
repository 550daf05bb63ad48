import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";

import { beginAuthentication } from "../authentication/begin-authentication.js";
import { verifyAuthentication } from "../authentication/verify-authentication.js";
import { decodeBase64url, encodeBase64url } from "../base64url.js";
import type { WebAuthnErrorCode } from "../errors.js";
import { enrol, flipBit, now, origin, refusal } from "../relying-party.test.fixture.js";
import { createMemoryIds } from "./memory-stores.test.fixture.js";
import { openRequest, sealRequest, type RequestOpening } from "./seal-request.js";
import type { StoredRequest } from "./stored-request.js";

const browserId = "__Host-browser";
const key = new Uint8Array(32).fill(7);
const otherKey = new Uint8Array(32).fill(8);
let usedIds = createMemoryIds();

beforeEach(() => {
  usedIds = createMemoryIds();
});

function begin() {
  return beginAuthentication({ relyingParty: { id: "example.com", origins: [origin] }, policy: "passkey", now });
}

function open(
  sealed: unknown,
  otherwise: Partial<RequestOpening> = {},
  purpose: StoredRequest["purpose"] = "authentication",
) {
  return openRequest(purpose, sealed, { keys: [key], usedIds, browserId, now, ...otherwise });
}

it("brings a request back, by which an answer verifies", async () => {
  const { authenticator, credential } = await enrol();
  const { options, request } = begin();
  const sealed = sealRequest(request, { key, browserId });
  const taken = await openRequest("authentication", sealed, { keys: [key], usedIds, browserId, now });
  expect(taken).toEqual(request);
  const verifying = verifyAuthentication(await authenticator.get(options), credential, taken);
  await expect(verifying).resolves.toBeDefined();
});

it("shows nothing of the request, and never the same twice", () => {
  const { request } = begin();
  const [first, second] = [sealRequest(request, { key, browserId }), sealRequest(request, { key, browserId })];
  expect(first).not.toBe(second);
  expect(Buffer.from(first, "base64url").toString("latin1")).not.toContain("example.com");
});

it("opens what an earlier key sealed", async () => {
  const sealed = sealRequest(begin().request, { key: otherKey, browserId });
  await expect(open(sealed, { keys: [key, otherKey] })).resolves.toBeDefined();
});

it("opens once, however many ask at once", async () => {
  const sealed = sealRequest(begin().request, { key, browserId });
  const results = await Promise.all(Array.from({ length: 20 }, () => open(sealed).catch((error: unknown) => error)));
  const refused = results.filter((result) => result instanceof Error);
  expect(refused).toEqual(Array(19).fill(expect.objectContaining(refusal("request-used"))));
});

it("lets the used ID be forgotten when the request has expired, and no earlier", async () => {
  const { request } = begin();
  await open(sealRequest(request, { key, browserId }));
  expect([...usedIds.ids]).toEqual([[`webauthn-authentication:${request.challenge}`, new Date(request.expiresAt)]]);
});

describe("refuses", () => {
  it.each<[WebAuthnErrorCode, string, Partial<RequestOpening>, StoredRequest["purpose"]?]>([
    ["request-seal-invalid", "another key", { keys: [otherKey] }],
    ["request-seal-invalid", "another browser", { browserId: "another" }],
    ["request-seal-invalid", "the other ceremony", {}, "registration"],
    ["request-expired", "what is too late", { now: new Date("2026-11-22T08:05:00Z") }],
    ["request-expired", "everything at no time", { now: new Date("tomorrow") }],
  ])("with %s: %s", async (code, _, otherwise, purpose) => {
    const sealed = sealRequest(begin().request, { key, browserId });
    await expect(open(sealed, otherwise, purpose)).rejects.toMatchObject(refusal(code));
    expect(usedIds.ids.size).toBe(0);
  });

  it.each([
    ["nothing", "", "request-seal-invalid"],
    ["what is no text", { length: 100 }, "request-seal-invalid"],
    ["27 bytes", encodeBase64url(new Uint8Array(27)), "request-seal-invalid"],
    ["28 bytes", encodeBase64url(new Uint8Array(28)), "request-seal-invalid"],
    ["what is too long", "A".repeat(0x2_0001), "request-seal-invalid"],
    ["padding", "AAAA=", "base64url-malformed"],
  ] as const)("%s", async (_, sealed, code) => {
    await expect(open(sealed)).rejects.toMatchObject(refusal(code));
  });

  it("any bit turned over", async () => {
    const sealed = decodeBase64url(sealRequest(begin().request, { key, browserId }));
    await fc.assert(
      fc.asyncProperty(fc.nat(sealed.length * 8 - 1), async (bit) => {
        const altered = encodeBase64url(flipBit(sealed, bit));
        await expect(open(altered)).rejects.toMatchObject(refusal("request-seal-invalid"));
      }),
      { numRuns: 300 },
    );
  });
});

it("seals nothing that it would not open", async () => {
  const fitting = { ...begin().request, context: { draft: "a".repeat(97_000) } };
  await expect(open(sealRequest(fitting, { key, browserId }))).resolves.toEqual(fitting);
  const tooLong = { ...fitting, context: { draft: "a".repeat(98_304) } };
  expect(() => sealRequest(tooLong, { key, browserId })).toThrow(TypeError);
});

it("waits for the store's word, and fails when it has none", async () => {
  const sealed = sealRequest(begin().request, { key, browserId });
  const outage = { take: () => Promise.reject(new Error("down")) };
  await expect(open(sealed, { usedIds: outage })).rejects.toThrow("down");
});

it("takes short keys and an empty browser ID for mistakes of the programmer", async () => {
  const { request } = begin();
  expect(() => sealRequest(request, { key: key.subarray(1), browserId })).toThrow(TypeError);
  expect(() => sealRequest(request, { key, browserId: "" })).toThrow(TypeError);
  const sealed = sealRequest(request, { key, browserId });
  await expect(open(sealed, { keys: [key, key.subarray(1)] })).rejects.toBeInstanceOf(TypeError);
  await expect(open(sealed, { browserId: "" })).rejects.toBeInstanceOf(TypeError);
});
