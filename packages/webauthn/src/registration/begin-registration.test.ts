import { describe, expect, it } from "vitest";

import { decodeBase64url } from "../base64url.js";
import { enrol, now, origin, userHandle } from "../relying-party.test.fixture.js";
import type { RegistrationRequest, Taken } from "../request/stored-request.js";
import { createSoftwareAuthenticator } from "../testing/software-authenticator.js";
import { beginRegistration, type RegistrationCeremony } from "./begin-registration.js";
import { verifyRegistration } from "./verify-registration.js";

const ceremony: RegistrationCeremony = {
  relyingParty: { id: "example.com", name: "Example", origins: [origin] },
  user: { handle: userHandle, name: "ann", displayName: "Ann" },
  algorithms: [-8, -257],
  excludeCredentials: [],
  policy: "passkey",
  now,
};

it("asks for a discoverable credential and for user verification, and for no attestation", () => {
  const { options, request } = beginRegistration(ceremony);
  expect(options).toEqual({
    rp: { id: "example.com", name: "Example" },
    user: { id: "CxYhLDdCTVg", name: "ann", displayName: "Ann" },
    challenge: request.challenge,
    pubKeyCredParams: [
      { type: "public-key", alg: -8 },
      { type: "public-key", alg: -257 },
    ],
    timeout: 300_000,
    excludeCredentials: [],
    authenticatorSelection: { residentKey: "required", requireResidentKey: true, userVerification: "required" },
    attestation: "none",
  });
});

it("writes down what it asked for, as JSON", () => {
  const { request } = beginRegistration(ceremony);
  expect(request).toEqual({
    purpose: "registration",
    challenge: expect.stringMatching(/^[\w-]{43}$/) as string,
    rpId: "example.com",
    origin,
    policy: "passkey",
    userVerification: "required",
    expiresAt: "2026-11-22T08:05:00.000Z",
    userHandle: "CxYhLDdCTVg",
    algorithms: [-8, -257],
    excludeCredentials: [],
  });
  expect(JSON.parse(JSON.stringify(request))).toEqual(request);
});

it("makes a new challenge of 32 bytes each time", () => {
  const challenges = Array.from({ length: 20 }, () => beginRegistration(ceremony).request.challenge);
  expect(new Set(challenges).size).toBe(20);
  expect(challenges.map((challenge) => decodeBase64url(challenge).length)).toEqual(Array(20).fill(32));
});

it("passes wishes on, and keeps those that the answer is judged by", () => {
  const wishes = {
    attestation: "indirect",
    attestationFormats: ["packed", "tpm"],
    hints: ["client-device"],
    extensions: { credProps: true, credentialProtectionPolicy: "userVerificationRequired" },
  } as const;
  const { options, request } = beginRegistration({
    ...ceremony,
    ...wishes,
    residentKey: "preferred",
    authenticatorAttachment: "platform",
    insecureUserVerification: "discouraged",
    mediation: "conditional",
    lifetimeSeconds: 60,
    context: { next: "/" },
  });
  expect(options).toMatchObject({
    ...wishes,
    timeout: 60_000,
    authenticatorSelection: {
      authenticatorAttachment: "platform",
      residentKey: "preferred",
      requireResidentKey: false,
      userVerification: "discouraged",
    },
  });
  const { extensions } = wishes;
  const context = { next: "/" };
  expect(request).toMatchObject({ mediation: "conditional", userVerification: "discouraged", extensions, context });
});

it("asks for an attestation where none but attested credentials will do", () => {
  expect(beginRegistration({ ...ceremony, policy: "attestedDeviceBound" }).options.attestation).toBe("direct");
});

it("excludes the credentials that the user has", async () => {
  const { credential } = await enrol();
  const { options, request } = beginRegistration({ ...ceremony, excludeCredentials: [credential] });
  expect(options.excludeCredentials).toEqual([{ type: "public-key", id: credential.id, transports: ["internal"] }]);
  expect(request.excludeCredentials).toEqual([credential.id]);
});

it("writes options whose answer verifies", async () => {
  const { options, request } = beginRegistration(ceremony);
  const created = await createSoftwareAuthenticator({ origin }).create(options);
  const attestation = { formats: ["none"], trustAnchors: [], trust: "optional" } as const;
  const { credential } = await verifyRegistration(created, request as Taken<RegistrationRequest>, { attestation, now });
  expect(credential.algorithm).toBe(-8);
});

describe("takes for a mistake of the programmer", () => {
  it.each<[string, Partial<RegistrationCeremony>]>([
    ["an empty user handle", { user: { ...ceremony.user, handle: new Uint8Array(0) } }],
    ["a user handle of 65 bytes", { user: { ...ceremony.user, handle: new Uint8Array(65) } }],
    ["no algorithm", { algorithms: [] as never }],
    ["an algorithm that cannot be verified", { algorithms: [-65535 as never] }],
    ["an extension that nobody knows", { extensions: { credprops: true } as never }],
    ["a misspelt policy", { policy: "devicebound" as never }],
  ])("%s", (_, mistake) => {
    expect(() => beginRegistration({ ...ceremony, ...mistake })).toThrow(TypeError);
  });
});
