import { expect, it } from "vitest";

import { expectedAuthentication } from "../relying-party.test.fixture.js";
import { checkExpectedCeremony, type ExpectedCeremony } from "./expected-ceremony.js";

it.each<[string, Partial<ExpectedCeremony>]>([
  ["an origin with a port", { origins: ["http://localhost:8080"] }],
  ["the origin of an application", { origins: ["android:apk-key-hash:7d1043473d55bfa90e8530d35801d4e3"] }],
  ["a page that may frame", { crossOrigin: { topOrigins: ["https://app.example.com"] } }],
  ["a challenge of 16 bytes", { challenge: new Uint8Array(16) }],
])("takes %s", (_, expectation) => {
  expect(() => {
    checkExpectedCeremony({ ...expectedAuthentication, ...expectation });
  }).not.toThrow();
});

it.each([
  ["challenge", "a short one", { challenge: new Uint8Array(15) }],
  ["origins", "none", { origins: [] }],
  ["origins", "one with a path", { origins: ["https://example.com", "https://example.com/"] }],
  ["origins", "one with its default port", { origins: ["https://example.com:443"] }],
  ["origins", "one in capitals", { origins: ["https://EXAMPLE.com"] }],
  ["origins", "a host", { origins: ["example.com"] }],
  ["origins", "a pattern", { origins: ["https://*.example.com/*"] }],
  ["topOrigins", "one with a path", { crossOrigin: { topOrigins: ["https://app.example.com/"] } }],
  ["rpId", "none", { rpId: "" }],
  ["policy", "a misspelt one", { policy: "device-bound" }],
])("tells the programmer of a mistake in %s: %s", (name, _, mistake) => {
  const expected = { ...expectedAuthentication, ...mistake } as ExpectedCeremony;
  expect(() => {
    checkExpectedCeremony(expected);
  }).toThrow(new RegExp(`^${name} must `));
});
