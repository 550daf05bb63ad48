import { beforeEach, expect, it } from "vitest";

import { beginAuthentication } from "../authentication/begin-authentication.js";
import { verifyAuthentication } from "../authentication/verify-authentication.js";
import { encodeBase64url } from "../base64url.js";
import { beginRegistration } from "../registration/begin-registration.js";
import { verifyRegistration } from "../registration/verify-registration.js";
import { enrol, now, origin, refusal, userHandle } from "../relying-party.test.fixture.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { keepRequest, takeRequest } from "./keep-request.js";
import { createMemoryStore } from "./memory-stores.test.fixture.js";

const browserId = "__Host-browser";
const relyingParty = { id: "example.com", name: "Example", origins: [origin] } as const;
let store = createMemoryStore();

beforeEach(() => {
  store = createMemoryStore();
});

/** A sign-in that was begun, kept, and answered. */
async function answered(context: Record<string, string> = {}) {
  const { authenticator, credential } = await enrol();
  const { options, request } = beginAuthentication({ relyingParty, policy: "passkey", context, now });
  await keepRequest(request, { store, browserId });
  return { request, credential, response: await authenticator.get(options) };
}

it("gives a registration back to whoever answers it, once", async () => {
  const user = { handle: userHandle, name: "ann", displayName: "Ann" };
  const begun = { relyingParty, user, algorithms: [-7], excludeCredentials: [], policy: "passkey", now } as const;
  const { options, request } = beginRegistration(begun);
  await keepRequest(request, { store, browserId });
  const created = await createSoftwareAuthenticator({ origin }).create(options);

  const taken = await takeRequest("registration", created, { store, browserId, now });
  expect(taken).toEqual(request);
  const attestation = { formats: ["none"], trustAnchors: [], trust: "optional" } as const;
  await expect(verifyRegistration(created, taken, { attestation, now })).resolves.toBeDefined();

  const again = takeRequest("registration", created, { store, browserId, now });
  await expect(again).rejects.toMatchObject(refusal("request-unknown"));
});

it("gives an authentication back to whoever answers it, with what the application wanted back", async () => {
  const { response, credential, request } = await answered({ relayState: "https://example.com/launch" });
  const taken = await takeRequest("authentication", response, { store, browserId, now });
  expect(taken).toEqual(request);
  expect(taken.context).toEqual({ relayState: "https://example.com/launch" });
  await expect(verifyAuthentication(response, credential, taken)).resolves.toBeDefined();
});

it("gives it to one of many who ask at once", async () => {
  const { response } = await answered();
  const asking = Array.from({ length: 20 }, () =>
    takeRequest("authentication", response, { store, browserId, now }).catch((error: unknown) => error),
  );
  const results = await Promise.all(asking);
  expect(results.filter((result) => !(result instanceof Error))).toHaveLength(1);
});

it.each<[string, Parameters<typeof takeRequest>[0], { browserId?: string; now?: Date }]>([
  ["another browser", "authentication", { browserId: "another" }],
  ["the other ceremony", "registration", {}],
  ["too late", "authentication", { now: new Date("2026-11-22T08:05:00Z") }],
])("refuses with request-unknown: %s", async (_, purpose, otherwise) => {
  const { response } = await answered();
  const taking = takeRequest(purpose, response, { store, browserId, now, ...otherwise });
  await expect(taking).rejects.toMatchObject(refusal("request-unknown"));
});

it("refuses with request-unknown what a store forgets too late", async () => {
  const { response } = await answered();
  const late = { ...store, take: (key: string) => store.take(key, now) };
  const taking = takeRequest("authentication", response, {
    ...{ store: late, browserId },
    now: new Date("2026-11-22T08:05:00Z"),
  });
  await expect(taking).rejects.toMatchObject(refusal("request-unknown"));
});

it("keeps several ceremonies of one browser apart", async () => {
  const [first, second] = [await answered({ tab: "1" }), await answered({ tab: "2" })];
  for (const { response, request } of [second, first]) {
    await expect(takeRequest("authentication", response, { store, browserId, now })).resolves.toEqual(request);
  }
});

it("refuses a response that names no challenge", async () => {
  const { response } = await answered();
  const clientDataJSON = encodeBase64url(new TextEncoder().encode("{}"));
  const nameless = { ...response, response: { ...response.response, clientDataJSON } };
  const taking = takeRequest("authentication", nameless, { store, browserId, now });
  await expect(taking).rejects.toMatchObject(refusal("client-data-malformed"));
});

it("puts no secret into the keys, and lets the store forget in time", async () => {
  const { request } = await answered();
  const [[key, { until }] = expect.fail("nothing kept")] = store.entries;
  expect(key).toMatch(/^webauthn-authentication:[\w-]{43}$/);
  expect(key).not.toContain(request.challenge);
  expect(until).toEqual(new Date(request.expiresAt));
});

it("takes an empty browser ID for a mistake of the programmer", async () => {
  const { request, response } = await answered();
  await expect(keepRequest(request, { store, browserId: "" })).rejects.toBeInstanceOf(TypeError);
  const taking = takeRequest("authentication", response, { store, browserId: "", now });
  await expect(taking).rejects.toBeInstanceOf(TypeError);
});
