import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { thrownCode } from "../testing/thrown-code.test.fixture.js";
import { buildClientLink } from "./build-client-link.js";
import { parseClientLink } from "./parse-client-link.js";

const registrationCode = "WSpdx+ABC12D";

describe("the five forms that AWS documents", () => {
  it.each([
    ["workspaces://", {}],
    ["workspaces://@WSpdx+ABC12D", { registrationCode }],
    ["workspaces://alice@WSpdx+ABC12D", { registrationCode, userName: "alice" }],
    ["workspaces://alice@WSpdx+ABC12D?MFACode=123456", { registrationCode, userName: "alice", mfaCode: "123456" }],
    ["workspaces://@WSpdx+ABC12D?MFACode=123456", { registrationCode, mfaCode: "123456" }],
  ])("%s is read and written", (value, link) => {
    expect(parseClientLink(value)).toEqual({ ...link, value, warnings: [] });
    expect(buildClientLink(link)).toBe(value);
  });
});

it("an empty call writes the link that only opens the client", () => {
  expect(buildClientLink()).toBe("workspaces://");
});

it.each([
  ["@", "%40"],
  [":", "%3A"],
  ["/", "%2F"],
  ["?", "%3F"],
  ["&", "%26"],
  ["=", "%3D"],
  ["%", "%25"],
  ["#", "%23"],
  [" ", "%20"],
  ["ü", "%C3%BC"],
])("%s in data is percent-encoded", (character, encoded) => {
  const value = `workspaces://a${encoded}b@WSpdx+ABC12D?MFACode=1${encoded}2`;
  const link = { registrationCode, userName: `a${character}b`, mfaCode: `1${character}2` };
  expect(buildClientLink(link)).toBe(value);
  expect(parseClientLink(value)).toMatchObject(link);
});

it("keeps the spelling it came in, with «+» encoded or raw", () => {
  const value = "workspaces://@WSpdx%2bABC12D";
  expect(parseClientLink(value)).toEqual({ value, registrationCode, warnings: [] });
});

it("may name a connection alias, and warns of a code of unusual shape", () => {
  expect(parseClientLink("workspaces://@desktop.corp.example.com").warnings).toEqual([]);
  expect(parseClientLink("workspaces://@WSPDX").warnings).toEqual(["registration-code-unusual"]);
});

it("2048 characters are taken, 2049 are refused", () => {
  const padded = (length: number) => "workspaces://@WSpdx+ABC12D?MFACode=".padEnd(length, "1");
  expect(parseClientLink(padded(2048)).value).toHaveLength(2048);
  expect(thrownCode(() => parseClientLink(padded(2049)))).toBe("client-link-malformed");
});

it.each([
  ["client-link-malformed", ""],
  ["client-link-malformed", "workspaces:"],
  ["client-link-malformed", "WORKSPACES://"],
  ["client-link-malformed", "https://@WSpdx+ABC12D"],
  ["client-link-malformed", "workspaces://WSpdx+ABC12D"],
  ["client-link-malformed", "workspaces://a@b@WSpdx+ABC12D"],
  ["client-link-malformed", "workspaces://a b@WSpdx+ABC12D"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D/"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D?"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D?MFACode="],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D?mfacode=1"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D?MFACode=1&MFACode=2"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D?MFACode=1#x"],
  ["client-link-malformed", "workspaces://@WSpdx+ABC12D\n"],
  ["client-link-malformed", "workspaces://%zz@WSpdx+ABC12D"],
  ["registration-code-missing", "workspaces://@"],
  ["registration-code-missing", "workspaces://alice@"],
  ["registration-code-plus-lost", "workspaces://@WSpdx%20ABC12D"],
  ["registration-code-malformed", "workspaces://@WSpdx+ABC12DEFGHIJKLMN"],
])("with %s a link is refused: %j", (code, value) => {
  expect(thrownCode(() => parseClientLink(value))).toBe(code);
});

it.each([
  ["registration-code-missing", { userName: "alice" }],
  ["registration-code-missing", { mfaCode: "123456" }],
  ["registration-code-missing", { registrationCode: "" }],
  ["registration-code-malformed", { registrationCode: "x".repeat(21) }],
  ["client-link-malformed", { registrationCode, userName: "" }],
  ["client-link-malformed", { registrationCode, mfaCode: "" }],
  ["client-link-malformed", { registrationCode, userName: "\ud800" }],
])("with %s no link is written from %j", (code, link) => {
  expect(thrownCode(() => buildClientLink(link))).toBe(code);
});

it("reading undoes writing, and writing undoes reading", () => {
  const link = fc.record(
    {
      registrationCode: fc.stringMatching(/^[\x21-\x7e]{1,20}$/),
      userName: fc.string({ unit: "grapheme", minLength: 1, maxLength: 64 }),
      mfaCode: fc.string({ unit: "grapheme-ascii", minLength: 1, maxLength: 20 }),
    },
    { requiredKeys: ["registrationCode"] },
  );
  fc.assert(
    fc.property(link, (given) => {
      const value = buildClientLink(given);
      expect(parseClientLink(value)).toMatchObject({ ...given, value });
      expect(buildClientLink(parseClientLink(value))).toBe(value);
    }),
  );
});
