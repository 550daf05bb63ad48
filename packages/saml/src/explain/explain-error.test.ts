import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { answers } from "./answers.js";
import { explainError } from "./explain-error.js";
import { metadataDenials } from "./metadata-denials.js";
import { refusals } from "./refusals.js";

const specifications = readFileSync(new URL("../../../../docs/specifications.md", import.meta.url), "utf8");

type Code = Parameters<typeof explainError>[0];
const codes = [refusals, answers, metadataDenials].flatMap((table) => Object.keys(table) as Code[]);

describe("explainError", () => {
  it.each(codes)("says of %s which check, where it stands and what to do", (code) => {
    const { check, standard, hint } = explainError(code);
    const [, key = ""] = /^(\[[A-Za-z0-9]+\]) (?:§\d+(?:\.\d+)*|[a-z ]+)$/i.exec(standard) ?? [];
    expect(key).not.toBe("");
    expect(specifications).toContain(`| ${key}`);
    expect(check).not.toBe("");
    expect(hint).toMatch(/^[A-Z].*[.?]$/);
  });

  it("knows each code once, whether it is thrown or returned", () => {
    expect(new Set(codes).size).toBe(codes.length);
  });

  it.each([
    ["signature-missing", "signature"],
    ["no-passive", "policy"],
    ["conditions-unsupported", "message"],
    ["unsigned-endpoint-added", "metadata"],
    ["unsigned-signing-key-added", "metadata"],
  ] as const)("tells how far it came with %s", (code, level) => {
    expect(explainError(code).level).toBe(level);
  });

  // The engine would throw a TypeError as well, of what cannot be iterated: only the message tells them apart.
  it.each(["no-such-code", "constructor"])("says that %s is no code", (code) => {
    expect(() => explainError(code as Code)).toThrow(new TypeError("The code is none that this package refuses with."));
  });
});
