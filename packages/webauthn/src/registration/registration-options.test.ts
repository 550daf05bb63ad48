import { describe, expect, it } from "vitest";

import { challenge, enrol, expectedRegistration, origin, userHandle } from "../relying-party.test.fixture.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { buildRegistrationOptions, type RegistrationRequest } from "./registration-options.js";
import { verifyRegistration } from "./verify-registration.js";

const request: RegistrationRequest = {
  challenge,
  rp: { id: "example.com", name: "Example" },
  user: { handle: userHandle, name: "ann", displayName: "Ann" },
  algorithms: [-8, -257],
  excludeCredentials: [],
};

it("asks for a discoverable credential and for user verification, and for no attestation", () => {
  expect(buildRegistrationOptions(request)).toEqual({
    rp: { id: "example.com", name: "Example" },
    user: { id: "CxYhLDdCTVg", name: "ann", displayName: "Ann" },
    challenge: "__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA",
    pubKeyCredParams: [
      { type: "public-key", alg: -8 },
      { type: "public-key", alg: -257 },
    ],
    excludeCredentials: [],
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  });
});

it("passes on attestation preference, hints and timeout", () => {
  const wishes = { attestation: "direct", hints: ["client-device"], timeout: 60_000 } as const;
  expect(buildRegistrationOptions({ ...request, ...wishes })).toMatchObject(wishes);
});

it("excludes the credentials that the user has", async () => {
  const { credential } = await enrol();
  expect(buildRegistrationOptions({ ...request, excludeCredentials: [credential] }).excludeCredentials).toEqual([
    { type: "public-key", id: credential.id, transports: ["internal"] },
  ]);
});

it("writes options whose answer verifies", async () => {
  const created = await createSoftwareAuthenticator({ origin }).create(buildRegistrationOptions(request));
  const { credential } = await verifyRegistration(created, expectedRegistration);
  expect(credential.algorithm).toBe(-8);
});

describe("takes for a mistake of the programmer", () => {
  it.each<[string, Partial<RegistrationRequest>]>([
    ["a challenge of 15 bytes", { challenge: new Uint8Array(15) }],
    ["an empty user handle", { user: { ...request.user, handle: new Uint8Array(0) } }],
    ["a user handle of 65 bytes", { user: { ...request.user, handle: new Uint8Array(65) } }],
    ["no algorithm", { algorithms: [] as never }],
    ["an algorithm that cannot be verified", { algorithms: [-65535 as never] }],
  ])("%s", (_, mistake) => {
    expect(() => buildRegistrationOptions({ ...request, ...mistake })).toThrow(TypeError);
  });
});
