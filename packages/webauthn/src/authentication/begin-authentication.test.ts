import { describe, expect, it } from "vitest";

import { buildFakeCredentials } from "../fake-credentials/build-fake-credentials.js";
import { enrol, now, origin, userHandle } from "../relying-party.test.fixture.js";
import type { AuthenticationRequest, Taken } from "../request/stored-request.js";
import { beginAuthentication, type AuthenticationCeremony } from "./begin-authentication.js";
import { verifyAuthentication } from "./verify-authentication.js";

const ceremony: AuthenticationCeremony = {
  relyingParty: { id: "example.com", origins: [origin] },
  policy: "passkey",
  now,
};

it("asks for user verification, and names no credential", () => {
  const { options, request } = beginAuthentication(ceremony);
  expect(options).toEqual({
    challenge: request.challenge,
    timeout: 300_000,
    rpId: "example.com",
    allowCredentials: [],
    userVerification: "required",
  });
});

it("writes down what it asked for, as JSON", () => {
  const { request } = beginAuthentication({ ...ceremony, userHandle, context: { next: "/" } });
  expect(request).toEqual({
    purpose: "authentication",
    challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
    rpId: "example.com",
    origin,
    policy: "passkey",
    userVerification: "required",
    expiresAt: "2026-11-22T08:05:00.000Z",
    userHandle: "CxYhLDdCTVg",
    context: { next: "/" },
  });
  expect(JSON.parse(JSON.stringify(request))).toEqual(request);
});

it("passes wishes on, and names credentials where it is told to", async () => {
  const { credential } = await enrol();
  const wishes = { hints: ["security-key"], extensions: { largeBlob: { read: true } } } as const;
  const begun = beginAuthentication({ ...ceremony, ...wishes, allowCredentials: [credential], lifetimeSeconds: 60 });
  expect(begun.options).toMatchObject({
    ...wishes,
    timeout: 60_000,
    allowCredentials: [{ type: "public-key", id: credential.id, transports: ["internal"] }],
  });
  expect(begun.request).toMatchObject({ allowCredentials: [credential.id], extensions: wishes.extensions });
});

it("names fake credentials like real ones", () => {
  const fakes = buildFakeCredentials("nobody", { secret: new Uint8Array(32) });
  const { options, request } = beginAuthentication({ ...ceremony, allowCredentials: fakes });
  expect(options.allowCredentials).toEqual(fakes);
  expect(request.allowCredentials).toEqual(fakes.map(({ id }) => id));
});

it("writes options whose answer verifies", async () => {
  const { authenticator, credential } = await enrol();
  const { options, request } = beginAuthentication(ceremony);
  const answered = await authenticator.get(options);
  const verifying = verifyAuthentication(answered, credential, request as Taken<AuthenticationRequest>);
  await expect(verifying).resolves.toMatchObject({ credentialId: credential.id, userVerified: true });
});

describe("takes for a mistake of the programmer", () => {
  it.each<[string, Partial<AuthenticationCeremony>]>([
    ["an empty user handle", { userHandle: new Uint8Array(0) }],
    ["an empty list of credentials, which lets any answer", { allowCredentials: [] }],
    ["an extension of credentials that are not named", { extensions: { largeBlob: { write: "AA" } } }],
    ["a misspelt policy", { policy: "devicebound" as never }],
  ])("%s", (_, mistake) => {
    expect(() => beginAuthentication({ ...ceremony, ...mistake })).toThrow(TypeError);
  });
});
