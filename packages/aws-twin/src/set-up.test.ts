import { generateKeyPairSync } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { AwsTwinError } from "./errors.js";
import { readSetup, type TwinSetup } from "./set-up.js";
import { goodMessage } from "./testing/message.test.fixture.js";
import { createTestProvider } from "./testing/provider.test.fixture.js";
import { createTestAuthority, createTestSetup } from "./testing/set-up.test.fixture.js";

const pem = { type: "pkcs8", format: "pem" } as const;
const rsaPem = generateKeyPairSync("rsa", { modulusLength: 2048 }).privateKey.export(pem).toString();
const ellipticPem = generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey.export(pem).toString();

let setup: TwinSetup;

beforeAll(async () => {
  setup = createTestSetup(await createTestProvider(goodMessage.issuer), await createTestAuthority());
});

function refusalOf(change: (setup: TwinSetup) => Partial<TwinSetup>): string | undefined {
  try {
    readSetup({ ...setup, ...change(setup) });
  } catch (error) {
    if (error instanceof AwsTwinError) return error.code;
    throw error;
  }
  return undefined;
}

describe("the set-up of a twin", () => {
  it("gives the provider's entity ID and keys", () => {
    expect(readSetup(setup)).toMatchObject({
      entityId: goodMessage.issuer,
      keys: [{ subject: "CN=Test identity provider" }],
    });
  });

  it.each([8, 63])("may have a directory id of %i digits", (length) => {
    expect(refusalOf((s) => ({ directory: { ...s.directory, id: `d-${"9".repeat(length)}` } }))).toBeUndefined();
  });

  it.each([
    "https://eu-west-1.signin.aws.amazon.com/saml",
    "http://localhost:4002/saml",
    "http://127.0.0.1:4002/saml",
    "http://[::1]:4002/saml",
  ])("may have the sign-in endpoint %s", (acs) => {
    expect(refusalOf(() => ({ acs }))).toBeUndefined();
  });

  it.each([
    "",
    "/saml",
    "http://signin.aws.amazon.com/saml",
    "ftp://localhost/saml",
    "http://localhost.evil.example/saml",
  ])("may not have the sign-in endpoint %j", (acs) => {
    expect(refusalOf(() => ({ acs }))).toBe("acs-malformed");
  });

  it("may have two decryption keys, of 16 384 characters at most", () => {
    const decryptionKeys = [rsaPem, rsaPem.padEnd(16_384, "\n")];
    expect(refusalOf((s) => ({ samlProvider: { ...s.samlProvider, decryptionKeys } }))).toBeUndefined();
  });

  it.each<[string, (setup: TwinSetup) => Partial<TwinSetup>]>([
    ["arn-malformed", (s) => ({ role: { ...s.role, arn: "arn:aws:iam::444455556666:role/WorkSpaces" } })],
    ["arn-malformed", (s) => ({ role: { ...s.role, arn: "WorkSpaces" } })],
    ["arn-malformed", (s) => ({ role: { ...s.role, arn: "arn:aws:iam::111122223333:role/a,b" } })],
    ["arn-malformed", (s) => ({ samlProvider: { ...s.samlProvider, arn: "arn:aws:iam::111122223333:role/idp" } })],
    ["directory-id-malformed", (s) => ({ directory: { ...s.directory, id: `d-${"9".repeat(7)}` } })],
    ["directory-id-malformed", (s) => ({ directory: { ...s.directory, id: `d-${"9".repeat(64)}` } })],
    ["directory-id-malformed", (s) => ({ directory: { ...s.directory, id: "wsd-9067012345" } })],
    ["region-malformed", (s) => ({ directory: { ...s.directory, region: "Frankfurt" } })],
    ["policy-malformed", (s) => ({ role: { ...s.role, trustPolicy: {} } })],
    ["policy-malformed", (s) => ({ role: { ...s.role, permissionPolicies: ["{"] } })],
    ["decryption-key-malformed", (s) => ({ samlProvider: { ...s.samlProvider, decryptionKeys: ["x"] } })],
    [
      "decryption-key-malformed",
      (s) => ({ samlProvider: { ...s.samlProvider, decryptionKeys: [rsaPem, rsaPem, rsaPem] } }),
    ],
    [
      "decryption-key-malformed",
      (s) => ({ samlProvider: { ...s.samlProvider, decryptionKeys: [rsaPem.padEnd(16_385, "\n")] } }),
    ],
    ["decryption-key-malformed", (s) => ({ samlProvider: { ...s.samlProvider, decryptionKeys: [ellipticPem] } })],
    ["metadata-length", (s) => ({ samlProvider: { ...s.samlProvider, metadata: "" } })],
  ])("is refused with %s", (code, change) => {
    expect(refusalOf(change)).toBe(code);
  });
});
