import { expect, it } from "vitest";

import { challenge, enrol, expectedAuthentication } from "../relying-party.test.fixture.js";
import { buildAuthenticationOptions } from "./authentication-options.js";
import { verifyAuthentication } from "./verify-authentication.js";

const request = { challenge, rpId: "example.com" };

it("asks for user verification, and names no credential", () => {
  expect(buildAuthenticationOptions(request)).toEqual({
    challenge: "__79_Pv6-fj39vX08_Lx8O_u7ezr6uno5-bl5OPi4eA",
    rpId: "example.com",
    allowCredentials: [],
    userVerification: "required",
  });
});

it("passes on hints and timeout, and names credentials where it is told to", async () => {
  const { credential } = await enrol();
  const wishes = { hints: ["security-key"], timeout: 60_000 } as const;
  expect(buildAuthenticationOptions({ ...request, ...wishes, allowCredentials: [credential] })).toMatchObject({
    ...wishes,
    allowCredentials: [{ type: "public-key", id: credential.id, transports: ["internal"] }],
  });
});

it("writes options whose answer verifies", async () => {
  const { authenticator, credential } = await enrol();
  const answered = await authenticator.get(buildAuthenticationOptions(request));
  await expect(verifyAuthentication(answered, credential, expectedAuthentication)).resolves.toBeDefined();
});

it("takes a short challenge for a mistake of the programmer", () => {
  expect(() => buildAuthenticationOptions({ ...request, challenge: new Uint8Array(15) })).toThrow(TypeError);
});
