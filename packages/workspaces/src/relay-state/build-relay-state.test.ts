import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { workspacesRegions } from "../regions/regions.js";
import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildRelayState } from "./build-relay-state.js";
import { parseRelayState } from "./parse-relay-state.js";

const host = "workspaces.euc-sso.eu-central-1.aws.amazon.com";
const registrationCode = "WSpdx+ABC12D";

describe("a relay state is written", () => {
  it("as AWS prints it, with a raw «+»", () => {
    expect(buildRelayState({ host, registrationCode })).toBe(`https://${host}/sso-idp?registrationCode=WSpdx+ABC12D`);
  });

  it.each(["native", "web"] as const)("for the %s client", (client) => {
    expect(buildRelayState({ host, registrationCode, client })).toBe(
      `https://${host}/sso-idp?registrationCode=WSpdx+ABC12D&client=${client}`,
    );
  });

  it("for a Region that the application adds", () => {
    const added = workspacesRegions.map((row) => ({ ...row, relayStateHost: "new.example.com" }));
    expect(buildRelayState({ host: "new.example.com", registrationCode }, added)).toContain("https://new.example.com/");
  });
});

it.each([
  ["relay-state-foreign-host", { host: "evil.example", registrationCode }],
  ["relay-state-foreign-host", { host: `${host}@evil.example`, registrationCode }],
  ["registration-code-missing", { host, registrationCode: "" }],
  ["registration-code-plus-lost", { host, registrationCode: "WSpdx ABC12D" }],
  ["registration-code-malformed", { host, registrationCode: "x".repeat(21) }],
  ["relay-state-malformed", { host, registrationCode: "\ud800" }],
])("is not written, with %s, from %j", (code, fields) => {
  expect(thrownCode(() => buildRelayState(fields))).toBe(code);
});

const fields = fc.record(
  {
    host: fc.constantFrom(
      ...workspacesRegions.flatMap((row) => [row.relayStateHost, row.relayStateFipsHost ?? []].flat()),
    ),
    registrationCode: fc
      .string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 })
      .filter((code) => !code.includes(" ")),
    client: fc.constantFrom("native" as const, "web" as const),
  },
  { requiredKeys: ["host", "registrationCode"] },
);

it("reading undoes writing, and writing undoes reading", () => {
  fc.assert(
    fc.property(fields, (given) => {
      const value = buildRelayState(given);
      const read = parseRelayState(value);
      expect(read).toMatchObject({ ...given, value });
      expect(buildRelayState(read)).toBe(value);
    }),
  );
});

it("reading keeps a spelling that writing would not choose", () => {
  const value = `https://${host}/sso-idp?client=web&registrationCode=%57Spdx%2BABC12D`;
  const read = parseRelayState(value);
  expect(read.value).toBe(value);
  expect(buildRelayState(read)).not.toBe(value);
  expect(parseRelayState(buildRelayState(read))).toEqual({ ...read, value: buildRelayState(read) });
});
