import fc from "fast-check";
import { expect, it } from "vitest";

import { bytesOf } from "../cbor/canonical-values.test.fixture.js";
import { concatBytes } from "../concat-bytes.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeAuthenticatorData } from "../testing/serialize-authenticator-data.js";
import { parseAssertionData, parseAttestationData } from "./authenticator-data.js";

const none = {
  userPresent: false,
  userVerified: false,
  backupEligible: false,
  backupState: false,
  attestedCredentialData: false,
  extensionData: false,
};
const rpIdHash = Uint8Array.from({ length: 32 }, (_, index) => index);
const credential = {
  aaguid: Uint8Array.from({ length: 16 }, (_, index) => 0xf0 + index),
  credentialId: Uint8Array.of(9, 8, 7),
  credentialPublicKey: bytesOf("a10102"),
};
const extensions = bytesOf("a16b6372656450726f7465637402");

const assertion = serializeAuthenticatorData({ rpIdHash, flags: none, signCount: 0x01020304 });
const attestation = serializeAuthenticatorData({
  rpIdHash,
  flags: { ...none, attestedCredentialData: true },
  signCount: 0,
  attestedCredentialData: credential,
});

it("reads hash and counter", () => {
  expect(parseAssertionData(assertion)).toEqual({
    rpIdHash,
    signCount: 0x01020304,
    userPresent: false,
    userVerified: false,
    backupEligible: false,
    backupState: false,
  });
});

it.each([
  ["userPresent", 0x01],
  ["userVerified", 0x04],
  ["backupEligible", 0x08],
  ["backupState", 0x10],
])("reads %s from its bit and no other", (flag, bit) => {
  const flags = { userPresent: false, userVerified: false, backupEligible: false, backupState: false };
  expect(parseAssertionData(assertion.with(32, bit))).toMatchObject({ ...flags, [flag]: true });
});

it("reads the credential", () => {
  expect(parseAttestationData(attestation)).toMatchObject(credential);
});

it("copies what it reads", () => {
  const bytes = attestation.slice();
  const parsed = parseAttestationData(bytes);
  bytes.fill(0);
  expect(parsed).toMatchObject({ rpIdHash, ...credential });
});

it.each([
  ["an assertion", parseAssertionData, concatBytes(assertion.with(32, 0x80), extensions)],
  ["a created credential", parseAttestationData, concatBytes(attestation.with(32, 0xc0), extensions)],
])("keeps the extension outputs of %s as they were written", (_, parse, bytes) => {
  const parsed = parse(bytes);
  bytes.fill(0);
  expect(parsed.extensionData).toEqual(extensions);
});

it("keeps no extension outputs where there are none", () => {
  expect(parseAttestationData(attestation)).not.toHaveProperty("extensionData");
});

it("ignores flags that are reserved for future use", () => {
  expect(parseAssertionData(assertion.with(32, 0x22))).toEqual(parseAssertionData(assertion));
});

it.each([
  ["bytes that no flag announces", parseAssertionData, concatBytes(assertion, extensions)],
  ["bytes after the credential", parseAttestationData, concatBytes(attestation, Uint8Array.of(0))],
  ["bytes after the extensions", parseAssertionData, concatBytes(assertion.with(32, 0x80), extensions, rpIdHash)],
  ["extensions that are no map", parseAssertionData, concatBytes(assertion.with(32, 0x80), Uint8Array.of(0x80))],
  ["no credential where there must be one", parseAttestationData, assertion],
  ["a credential where there must be none", parseAssertionData, attestation],
])("refuses %s", (_, parse, bytes) => {
  expect(() => parse(bytes)).toThrow(expect.objectContaining(refusal("authenticator-data-malformed")));
});

it.each([
  ["a flag for extensions that are not there", parseAssertionData, assertion.with(32, 0x80)],
  ["extensions that are not canonical", parseAssertionData, concatBytes(assertion.with(32, 0x80), bytesOf("bfff"))],
  ["a public key that is not canonical", parseAttestationData, attestation.with(attestation.length - 3, 0xbf)],
])("refuses %s as CBOR", (_, parse, bytes) => {
  expect(() => parse(bytes)).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("refuses every truncation", () => {
  const code = expect.stringMatching(/^(authenticator-data|cbor)-malformed$/) as string;
  fc.assert(
    fc.property(fc.nat(attestation.length - 1), (length) => {
      expect(() => parseAttestationData(attestation.subarray(0, length))).toThrow(
        expect.objectContaining({ name: "WebAuthnError", code }),
      );
    }),
  );
});

it("throws nothing but its own errors for any bytes", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 30, maxLength: 90 }), fc.nat(255), (bytes, flags) => {
      expect(nameOfError(() => parseAttestationData(bytes.with(Math.min(32, bytes.length - 1), flags)))).toBe(
        "WebAuthnError",
      );
    }),
  );
});

function nameOfError(act: () => unknown): string {
  try {
    act();
    return "WebAuthnError";
  } catch (error) {
    return (error as Error).name;
  }
}
