import { describe, expect, it } from "vitest";

import { parseUserPrincipalName } from "./user-principal-name.js";

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
});
