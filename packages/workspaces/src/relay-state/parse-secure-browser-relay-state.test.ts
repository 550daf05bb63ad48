import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildSecureBrowserRelayState } from "./build-secure-browser-relay-state.js";
import { parseSecureBrowserRelayState } from "./parse-secure-browser-relay-state.js";

const portal = "0f8fad5b-d9cb-469f-a165-70867728950e.workspaces-web.com";
const redirect = `redirect_uri=https%3A%2F%2F${portal}%2Fsso`;
const rest = "response_type=code&client_id=4abc&identity_provider=Example";
const usual = `${redirect}&${rest}`;

it("the relay state of a Secure Browser portal is read", () => {
  expect(parseSecureBrowserRelayState(usual)).toEqual({
    value: usual,
    portal,
    clientId: "4abc",
    identityProvider: "Example",
    warnings: [],
  });
});

it("a parameter that the guide does not list gives a warning", () => {
  expect(parseSecureBrowserRelayState(`${usual}&scope=openid`).warnings).toEqual(["parameter-unknown"]);
});

describe("limits", () => {
  it("an identity provider's name of 1 and of 32 characters is taken, of 33 refused", () => {
    const value = (length: number) => usual.replace("Example", "x".repeat(length));
    expect([1, 32].map((length) => parseSecureBrowserRelayState(value(length)).identityProvider.length)).toEqual([
      1, 32,
    ]);
    expect(thrownCode(() => parseSecureBrowserRelayState(value(33)))).toBe("relay-state-parameter-malformed");
  });

  it("a portal's label of 63 characters is taken, of 64 refused", () => {
    const value = (length: number) => usual.replace(portal, `${"x".repeat(length)}.workspaces-web.com`);
    expect(parseSecureBrowserRelayState(value(63)).portal).toHaveLength(82);
    expect(thrownCode(() => parseSecureBrowserRelayState(value(64)))).toBe("relay-state-foreign-host");
  });

  it("2048 characters are taken, 2049 are refused", () => {
    const padded = (length: number) => `${usual}&pad=`.padEnd(length, "x");
    expect(parseSecureBrowserRelayState(padded(2048)).value).toHaveLength(2048);
    expect(thrownCode(() => parseSecureBrowserRelayState(padded(2049)))).toBe("relay-state-too-long");
  });
});

it.each([
  ["relay-state-missing", ""],
  ["relay-state-malformed", `${usual}\n`],
  ["relay-state-malformed", usual.replace("https%3A", "%0Ahttps%3A")],
  ["relay-state-malformed", usual.replace("%2Fsso", "%2Fsso%23x")],
  ["relay-state-entity-encoded", usual.replaceAll("&", "&amp;")],
  ["relay-state-duplicate-parameter", `${usual}&client_id=other`],
  ["relay-state-parameter-missing", rest],
  ["relay-state-parameter-missing", usual.replace("response_type=code&", "")],
  ["relay-state-parameter-missing", usual.replace("client_id=4abc", "client_id=")],
  ["relay-state-parameter-missing", usual.replace("&identity_provider=Example", "")],
  ["relay-state-parameter-malformed", usual.replace("=code", "=token")],
  ["relay-state-parameter-malformed", usual.replace("%2Fsso", "%2Fsso%3Fx")],
  ["relay-state-parameter-malformed", usual.replace("%2Fsso", "%2Fsso%3F")],
  ["relay-state-not-https", usual.replace("https", "http")],
  ["relay-state-foreign-host", usual.replace(portal, `${portal}.evil.example`)],
  ["relay-state-foreign-host", usual.replace(portal, "evil.example%3F.workspaces-web.com")],
  ["relay-state-foreign-host", usual.replace(portal, "evil.example%40x.workspaces-web.com")],
  ["relay-state-foreign-host", usual.replace(portal, `a.${portal}`)],
  ["relay-state-foreign-host", usual.replace(portal, "portal.workspaces-web.net")],
  ["relay-state-foreign-host", usual.replace(portal, ".workspaces-web.com")],
  ["relay-state-foreign-path", usual.replace("%2Fsso", "%2F")],
])("with %s is refused: %j", (code, value) => {
  expect(thrownCode(() => parseSecureBrowserRelayState(value))).toBe(code);
});

it("is written as AWS prints it", () => {
  expect(buildSecureBrowserRelayState({ portal, clientId: "4abc", identityProvider: "Example" })).toBe(usual);
});

it.each([
  ["relay-state-foreign-host", { portal: "evil.example", clientId: "4abc", identityProvider: "Example" }],
  ["relay-state-parameter-missing", { portal, clientId: "", identityProvider: "Example" }],
  ["relay-state-parameter-malformed", { portal, clientId: "4abc", identityProvider: "x".repeat(33) }],
])("is not written, with %s, from %j", (code, fields) => {
  expect(thrownCode(() => buildSecureBrowserRelayState(fields))).toBe(code);
});

it("reading undoes writing, and writing undoes reading", () => {
  const fields = fc.record({
    portal: fc.uuid().map((uuid) => `${uuid}.workspaces-web.com`),
    clientId: fc.string({ unit: "grapheme", minLength: 1, maxLength: 40 }),
    identityProvider: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 32 }),
  });
  fc.assert(
    fc.property(fields, (given) => {
      const value = buildSecureBrowserRelayState(given);
      const read = parseSecureBrowserRelayState(value);
      expect(read).toEqual({ ...given, value, warnings: [] });
      expect(buildSecureBrowserRelayState(read)).toBe(value);
    }),
  );
});
