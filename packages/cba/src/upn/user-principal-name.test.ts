import { describe, expect, it } from "vitest";

import { parseUserPrincipalName, sameUserPrincipalName, splitUserPrincipalName } from "./user-principal-name.js";

describe("UPN", () => {
  it.each([
    "alice@corp.example.com",
    "ALICE@CORP",
    "älice@bücher.example",
    "o'brien+x@corp.example",
    "alice smith@corp.example",
    `${"x".repeat(1011)}@corp.example`,
  ])("is read as it is spelt: «%s»", (text) => {
    expect(parseUserPrincipalName(text)).toBe(text);
  });

  it.each([
    ["nothing", ""],
    ["no @", "alice"],
    ["two @", "alice@x@corp.example"],
    ["no prefix", "@corp.example"],
    ["no suffix", "alice@"],
    ["1,025 characters", `${"x".repeat(1012)}@corp.example`],
    ["a control character in the prefix", "al\u0000ice@corp.example"],
    ["a control character in the suffix", "alice@corp.example\n"],
    ["a blank in front", " alice@corp.example"],
    ["a blank before the @", "alice @corp.example"],
    ["a blank in the suffix", "alice@corp example"],
    ["half a character", "alice\ud800@corp.example"],
  ])("is refused with %s", (_, text) => {
    expect(() => parseUserPrincipalName(text)).toThrow(
      expect.objectContaining({ code: "user-principal-name-malformed" }),
    );
  });

  it("has a prefix and a suffix", () => {
    const parts = splitUserPrincipalName(parseUserPrincipalName("o'brien+x@corp.example"));
    expect(parts).toEqual({ prefix: "o'brien+x", suffix: "corp.example" });
  });

  it.each([
    ["another case", true, "alice@corp.example", "ALICE@Corp.Example"],
    ["another case of a letter beyond ASCII", true, "älice@corp.example", "ÄLICE@corp.example"],
    ["another prefix", false, "alice@corp.example", "alicf@corp.example"],
    ["another suffix", false, "alice@corp.example", "alice@corp.examplf"],
    ["no accent", false, "älice@corp.example", "alice@corp.example"],
    ["the Kelvin sign for a k", false, "kelvin@corp.example", "\u212aelvin@corp.example"],
    ["a sharp s for two", false, "strauss@corp.example", "strau\u00df@corp.example"],
  ])("is compared: with %s they are equal: %s", (_, expected, one, other) => {
    expect(sameUserPrincipalName(parseUserPrincipalName(one), parseUserPrincipalName(other))).toBe(expected);
  });
});
