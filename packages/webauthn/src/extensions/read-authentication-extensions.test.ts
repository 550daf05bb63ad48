import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import type { WebAuthnErrorCode } from "../errors.js";
import type { JsonObject } from "../json-object.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import type { AuthenticationExtensionResults, AuthenticationExtensions } from "./authentication-extensions.js";
import { readAuthenticationExtensions } from "./read-authentication-extensions.js";
import type { UnsolicitedExtensions } from "./unsolicited-extensions.js";

const reading: AuthenticationExtensions = {
  appid: "https://example.com/appid.json",
  prf: { eval: { first: "AAAA" } },
  largeBlob: { read: true },
};
const writing: AuthenticationExtensions = { largeBlob: { write: "AAAA" } };

interface Outputs {
  readonly claimed?: JsonObject;
  readonly signed?: Readonly<Record<string, CborValue>>;
  readonly unsolicited?: UnsolicitedExtensions;
}

function read(asked: AuthenticationExtensions, outputs: Outputs): AuthenticationExtensionResults {
  return readAuthenticationExtensions({
    asked,
    claimed: outputs.claimed ?? {},
    signed: outputs.signed && serializeCbor(new Map<CborValue, CborValue>(Object.entries(outputs.signed))),
    unsolicited: outputs.unsolicited ?? "ignore",
  });
}

function expectRefusal(code: WebAuthnErrorCode, asked: AuthenticationExtensions, outputs: Outputs): void {
  expect(() => read(asked, outputs)).toThrow(expect.objectContaining(refusal(code)));
}

it.each<[string, AuthenticationExtensions, JsonObject]>([
  ["that the AppID was used", reading, { appid: true }],
  ["that it was not", reading, { appid: false }],
  ["the blob that was read", reading, { largeBlob: { blob: "_-8" } }],
  ["that there was none", reading, { largeBlob: {} }],
  ["an empty one", reading, { largeBlob: { blob: "" } }],
  ["that it was written", writing, { largeBlob: { written: true } }],
  ["that it was not written", writing, { largeBlob: { written: false } }],
])("reads %s", (_, asked, claimed) => {
  expect(read(asked, { claimed, unsolicited: "reject" })).toEqual({ claimed });
});

it.each([
  ["no outputs", {}],
  ["outputs that are null", { claimed: { appid: null, largeBlob: null } }],
])("reads %s as nothing", (_, outputs) => {
  expect(Object.entries(read(reading, outputs).claimed)).toEqual([]);
});

it("reads a blob that is null as none", () => {
  expect(read(reading, { claimed: { largeBlob: { blob: null } } })).toEqual({ claimed: { largeBlob: {} } });
});

it("reads of a blob only what was asked", () => {
  const claimed = { largeBlob: { blob: "AAAA", written: true } };
  expect(read(reading, { claimed })).toEqual({ claimed: { largeBlob: { blob: "AAAA" } } });
  expect(read(writing, { claimed })).toEqual({ claimed: { largeBlob: { written: true } } });
});

it("keeps no secret that a page sent by mistake", () => {
  const prf = { results: { first: "c2VjcmV0", second: "c2VjcmV0" } };
  expect(read(reading, { claimed: { prf }, unsolicited: "reject" })).toEqual({ claimed: {} });
});

it("does not look into secrets that the client had encrypted for it", () => {
  const outputs = { signed: { "hmac-secret": new Uint8Array(48) }, unsolicited: "reject" } as const;
  expect(read(reading, outputs)).toEqual({ claimed: {} });
});

describe("outputs that nobody asked for", () => {
  it("ignores them, malformed or not", () => {
    const claimed = { appid: true, prf: 1, largeBlob: "?", uvm: [] };
    expect(read({}, { claimed, signed: { credProtect: 0 } })).toEqual({ claimed: {} });
  });

  it.each<[string, Outputs]>([
    ["appid", { claimed: { appid: false } }],
    ["prf", { claimed: { prf: {} } }],
    ["largeBlob", { claimed: { largeBlob: {} } }],
    ["what is not known", { claimed: { uvm: [] } }],
    ["hmac-secret of the authenticator", { signed: { "hmac-secret": new Uint8Array(48) } }],
    ["credProtect of the authenticator", { signed: { credProtect: 2 } }],
  ])("refuses %s", (_, outputs) => {
    expectRefusal("extension-unsolicited", {}, { ...outputs, unsolicited: "reject" });
  });
});

describe("outputs that are not what they should be", () => {
  it.each<[string, AuthenticationExtensions, JsonObject]>([
    ["appid that is no boolean", reading, { appid: "https://example.com/appid.json" }],
    ["largeBlob that is no object", reading, { largeBlob: "AAAA" }],
    ["a blob that is no text", reading, { largeBlob: { blob: [0] } }],
    ["a blob that is no base64url", reading, { largeBlob: { blob: "AA==" } }],
    ["a blob of more than 16 KiB", reading, { largeBlob: { blob: Buffer.alloc(0x4001).toString("base64url") } }],
    ["written that is no boolean", writing, { largeBlob: { written: 1 } }],
  ])("refuses %s", (_, asked, claimed) => {
    expectRefusal("extension-malformed", asked, { claimed });
  });

  it.each([
    ["extension-malformed", "no map", Uint8Array.of(0x80)],
    ["cbor-malformed", "not canonical", Uint8Array.of(0xbf, 0xff)],
  ] as const)("refuses with %s bytes that are %s, where it has to look", (code, _, bytes) => {
    const outputs = { asked: reading, claimed: {}, signed: bytes, unsolicited: "reject" } as const;
    expect(() => readAuthenticationExtensions(outputs)).toThrow(expect.objectContaining(refusal(code)));
  });
});

it("reads back every blob", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 0x4000, size: "max" }), (bytes) => {
      const blob = Buffer.from(bytes).toString("base64url");
      expect(read(reading, { claimed: { largeBlob: { blob } } })).toEqual({ claimed: { largeBlob: { blob } } });
    }),
    { numRuns: 20 },
  );
  const largest = Buffer.alloc(0x4000).toString("base64url");
  expect(read(reading, { claimed: { largeBlob: { blob: largest } } }).claimed.largeBlob?.blob).toBe(largest);
});
