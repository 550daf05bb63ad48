import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import type { WebAuthnErrorCode } from "../errors.js";
import type { JsonObject } from "../json-object.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import { readRegistrationExtensions } from "./read-registration-extensions.js";
import type { RegistrationExtensionResults, RegistrationExtensions } from "./registration-extensions.js";
import type { UnsolicitedExtensions } from "./unsolicited-extensions.js";

const everything: RegistrationExtensions = {
  credProps: true,
  credentialProtectionPolicy: "userVerificationRequired",
  prf: {},
  largeBlob: { support: "preferred" },
  minPinLength: true,
  appidExclude: "https://example.com/appid.json",
};
const claimed = { credProps: { rk: true }, prf: { enabled: true }, largeBlob: { supported: true }, appidExclude: true };
const signed = { credProtect: 3, minPinLength: 6, "hmac-secret": true };

interface Outputs {
  readonly claimed?: JsonObject;
  readonly signed?: Readonly<Record<string, CborValue>>;
  readonly unsolicited?: UnsolicitedExtensions;
}

function read(asked: RegistrationExtensions, outputs: Outputs): RegistrationExtensionResults {
  return readRegistrationExtensions({
    asked,
    claimed: outputs.claimed ?? {},
    signed: outputs.signed && serializeCbor(new Map<CborValue, CborValue>(Object.entries(outputs.signed))),
    unsolicited: outputs.unsolicited ?? "ignore",
  });
}

function expectRefusal(code: WebAuthnErrorCode, asked: RegistrationExtensions, outputs: Outputs): void {
  expect(() => read(asked, outputs)).toThrow(expect.objectContaining(refusal(code)));
}

it.each(["ignore", "reject"] as const)(
  "reads what was asked for, by who said it, and would %s the rest",
  (unsolicited) => {
    expect(read(everything, { claimed, signed, unsolicited })).toEqual({
      signed: { credProtect: "userVerificationRequired", minPinLength: 6, "hmac-secret": true },
      claimed,
    });
  },
);

it.each([
  ["no outputs", {}],
  ["outputs that are null", { claimed: { credProps: null, prf: null, largeBlob: null, appidExclude: null } }],
])("reads %s as nothing", (_, outputs) => {
  expect(Object.entries(read(everything, outputs))).toEqual([
    ["signed", {}],
    ["claimed", {}],
  ]);
});

it("reads outputs without the members that they may leave out", () => {
  const bare = { credProps: {}, prf: { enabled: null }, largeBlob: {} };
  expect(read(everything, { claimed: bare })).toEqual({
    signed: {},
    claimed: { credProps: {}, prf: {}, largeBlob: {} },
  });
});

it.each([
  [1, "userVerificationOptional"],
  [2, "userVerificationOptionalWithCredentialIDList"],
  [3, "userVerificationRequired"],
])("reads level %i as %s", (level, policy) => {
  expect(read(everything, { signed: { credProtect: level } }).signed.credProtect).toBe(policy);
});

it("does not read members that an object inherits", () => {
  const inherited = Object.create(claimed) as JsonObject;
  expect(read(everything, { claimed: inherited }).claimed).toEqual({});
});

it("keeps no secret that a page sent by mistake, nor any other member that it does not know", () => {
  const results = { first: "c2VjcmV0", second: "c2VjcmV0" };
  const sent = {
    credProps: { rk: false, authenticatorDisplayName: "c2VjcmV0" },
    prf: { enabled: true, results },
    largeBlob: { supported: true, blob: "c2VjcmV0" },
  };
  expect(JSON.stringify(read(everything, { claimed: sent }))).not.toContain("c2VjcmV0");
});

describe("outputs that nobody asked for", () => {
  it("ignores them, malformed or not", () => {
    const unknown = { ...claimed, credBlob: 1, credProps: "?" };
    const outputs = { claimed: unknown, signed: { ...signed, credProtect: "?", credBlob: true } };
    expect(read({}, outputs)).toEqual({ signed: {}, claimed: {} });
  });

  it.each(Object.keys(claimed))("refuses %s of the client", (name) => {
    const output = Object.fromEntries(Object.entries(claimed).filter(([other]) => other === name));
    expectRefusal("extension-unsolicited", {}, { claimed: output, unsolicited: "reject" });
  });

  it.each(Object.keys(signed))("refuses %s of the authenticator", (name) => {
    const output = Object.fromEntries(Object.entries(signed).filter(([other]) => other === name));
    expectRefusal("extension-unsolicited", {}, { signed: output, unsolicited: "reject" });
  });

  it.each([
    ["the client", { claimed: { credBlob: true } }],
    ["the client, by an inherited name", { claimed: JSON.parse('{"__proto__":true}') as JsonObject }],
    ["the authenticator", { signed: { credBlob: true } }],
  ])("refuses what is not known of %s", (_, outputs) => {
    expectRefusal("extension-unsolicited", everything, { ...outputs, unsolicited: "reject" });
  });

  it("takes secrets that the client had encrypted for it", () => {
    const outputs = { signed: { ...signed, "hmac-secret-mc": new Uint8Array(48) }, unsolicited: "reject" } as const;
    expect(read(everything, outputs).signed).not.toHaveProperty("hmac-secret-mc");
  });
});

describe("outputs that are not what they should be", () => {
  it.each([
    ["credProps that is no object", { credProps: true }],
    ["credProps that is a list", { credProps: [] }],
    ["rk that is no boolean", { credProps: { rk: "true" } }],
    ["prf that is no object", { prf: true }],
    ["enabled that is no boolean", { prf: { enabled: 1 } }],
    ["largeBlob that is no object", { largeBlob: "supported" }],
    ["supported that is no boolean", { largeBlob: { supported: "yes" } }],
    ["appidExclude that is no boolean", { appidExclude: {} }],
  ])("refuses %s", (_, output) => {
    expectRefusal("extension-malformed", everything, { claimed: output });
  });

  it.each<[string, Readonly<Record<string, CborValue>>]>([
    ["credProtect below its levels", { credProtect: 0 }],
    ["credProtect above its levels", { credProtect: 4 }],
    ["credProtect that is no number", { credProtect: true }],
    ["credProtect that is null", { credProtect: null }],
    ["minPinLength below zero", { minPinLength: -1 }],
    ["minPinLength that is no number", { minPinLength: "6" }],
    ["minPinLength of more than 32 bits", { minPinLength: 2 ** 32 }],
    ["hmac-secret that is no boolean", { "hmac-secret": 1 }],
  ])("refuses %s", (_, output) => {
    expectRefusal("extension-malformed", everything, { signed: output });
  });

  it.each([
    ["extension-malformed", "no map", Uint8Array.of(0x80)],
    ["cbor-malformed", "not canonical", Uint8Array.of(0xbf, 0xff)],
  ] as const)("refuses with %s bytes that are %s", (code, _, bytes) => {
    const outputs = { asked: everything, claimed: {}, signed: bytes, unsolicited: "ignore" } as const;
    expect(() => readRegistrationExtensions(outputs)).toThrow(expect.objectContaining(refusal(code)));
  });
});

describe("a policy that was to be enforced", () => {
  const required = "userVerificationRequired";
  const listed = "userVerificationOptionalWithCredentialIDList";
  const enforced = (credentialProtectionPolicy: RegistrationExtensions["credentialProtectionPolicy"]) =>
    ({ credentialProtectionPolicy, enforceCredentialProtectionPolicy: true }) as RegistrationExtensions;

  it.each<[string, RegistrationExtensions, Readonly<Record<string, CborValue>>]>([
    ["the policy itself", enforced(required), { credProtect: 3 }],
    ["a stronger one", enforced(listed), { credProtect: 3 }],
    ["silence, where it asks for nothing", enforced("userVerificationOptional"), {}],
    ["a weaker one, as a wish", { credentialProtectionPolicy: required }, { credProtect: 1 }],
    ["silence, as to a wish", { ...enforced(required), enforceCredentialProtectionPolicy: false }, {}],
  ])("is met by %s", (_, asked, output) => {
    expect(() => read(asked, { signed: output })).not.toThrow();
  });

  it.each<[string, RegistrationExtensions, Outputs]>([
    ["a weaker one", enforced(required), { signed: { credProtect: 2 } }],
    ["the weakest", enforced(listed), { signed: { credProtect: 1 } }],
    ["silence", enforced(listed), {}],
    ["the client's word", enforced(required), { claimed: { credProtect: 3 } }],
  ])("is not met by %s", (_, asked, outputs) => {
    expectRefusal("credential-protection-insufficient", asked, outputs);
  });
});

describe("a blob that was required", () => {
  const required: RegistrationExtensions = { largeBlob: { support: "required" } };

  it("has room", () => {
    expect(read(required, { claimed: { largeBlob: { supported: true } } }).claimed.largeBlob?.supported).toBe(true);
  });

  it.each([
    ["says nothing", {}],
    ["does not say whether", { largeBlob: {} }],
    ["says no", { largeBlob: { supported: false } }],
  ])("is refused where the client %s", (_, output) => {
    expectRefusal("large-blob-unsupported", required, { claimed: output });
  });
});

it("throws nothing but its own errors for any outputs, and gives what JSON and back does not change", () => {
  const value = fc.oneof(fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<unknown>, fc.boolean());
  const anyClaimed = fc.dictionary(fc.constantFrom(...Object.keys(claimed), "uvm", "__proto__"), value);
  const anySigned = fc.dictionary(
    fc.constantFrom(...Object.keys(signed), "credBlob"),
    fc.oneof(fc.integer({ min: -2, max: 5 }), fc.boolean(), fc.constant(null), fc.string()),
  );
  fc.assert(
    fc.property(anyClaimed, anySigned, fc.constantFrom("ignore", "reject"), (client, authenticator, unsolicited) => {
      const outcome = attempt(() => read(everything, { claimed: client, signed: authenticator, unsolicited }));
      expect(JSON.parse(JSON.stringify(outcome))).toEqual(outcome);
      expect(["extension-malformed", "extension-unsolicited", undefined]).toContain(outcome.code);
    }),
  );
});

it("reads back whatever honest clients and authenticators say", () => {
  const flag = fc.boolean();
  const honest = fc.record(
    {
      credProps: fc.record({ rk: flag }, { requiredKeys: [] }),
      prf: fc.record({ enabled: flag }),
      largeBlob: fc.record({ supported: flag }),
      appidExclude: flag,
    },
    { requiredKeys: [] },
  );
  const measured = fc.record({ minPinLength: fc.nat(63), "hmac-secret": flag }, { requiredKeys: [] });
  fc.assert(
    fc.property(honest, measured, (client, authenticator) => {
      const results = read(everything, { claimed: client, signed: authenticator, unsolicited: "reject" });
      expect(results).toEqual({ signed: authenticator, claimed: client });
    }),
  );
});

/** What comes of it: results without a code, or the code of the refusal. */
function attempt(act: () => object): { readonly code?: string } {
  try {
    return act();
  } catch (error) {
    return { code: (error as { readonly code: string }).code };
  }
}
