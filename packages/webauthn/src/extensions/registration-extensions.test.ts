import { expect, it } from "vitest";

import { checkRegistrationExtensions, type RegistrationExtensions } from "./registration-extensions.js";

it.each<[string, RegistrationExtensions]>([
  ["nothing", {}],
  [
    "everything",
    {
      credProps: true,
      credentialProtectionPolicy: "userVerificationRequired",
      enforceCredentialProtectionPolicy: true,
      prf: { eval: { first: "AAAA", second: "_-8" } },
      largeBlob: { support: "preferred" },
      minPinLength: true,
      appidExclude: "https://example.com/appid.json",
    },
  ],
  ["a policy that is a wish", { credentialProtectionPolicy: "userVerificationOptional" }],
  ["prf without values", { prf: {} }],
  ["a required blob", { largeBlob: { support: "required" } }],
])("takes %s", (_, inputs) => {
  expect(() => {
    checkRegistrationExtensions(inputs);
  }).not.toThrow();
});

it.each([
  ["an extension that is not known", { credBlob: "AAAA" }],
  ["one of the other ceremony", { appid: "https://example.com/appid.json" }],
  ["credProps that is off", { credProps: false }],
  ["minPinLength that is off", { minPinLength: false }],
  ["a policy that does not exist", { credentialProtectionPolicy: "userVerificationPreferred" }],
  ["the level of a policy", { credentialProtectionPolicy: 3 }],
  [
    "enforcement that is no boolean",
    { credentialProtectionPolicy: "userVerificationRequired", enforceCredentialProtectionPolicy: 1 },
  ],
  ["enforcement of no policy", { enforceCredentialProtectionPolicy: true }],
  ["prf that is no object", { prf: true }],
  ["prf by credential", { prf: { evalByCredential: {} } }],
  ["prf values without the first", { prf: { eval: { second: "AAAA" } } }],
  ["prf values that are no base64url", { prf: { eval: { first: "AA==" } } }],
  ["a second prf value that is no base64url", { prf: { eval: { first: "AAAA", second: "a" } } }],
  ["a third prf value", { prf: { eval: { first: "AAAA", third: "AAAA" } } }],
  ["a blob to write", { largeBlob: { write: "AAAA" } }],
  ["blob support with more to it", { largeBlob: { support: "preferred", read: true } }],
  ["blob support that does not exist", { largeBlob: { support: "maybe" } }],
  ["an AppID over http", { appidExclude: "http://example.com/appid.json" }],
  ["an AppID that is no URL", { appidExclude: "https://" }],
  ["an AppID that is no text", { appidExclude: true }],
])("refuses %s as a mistake of the programmer", (_, inputs) => {
  expect(() => {
    checkRegistrationExtensions(inputs as RegistrationExtensions);
  }).toThrow(TypeError);
});
