import { readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import type { SamlErrorCode } from "../errors.js";
import { explainError } from "./explain-error.js";
import { refusals } from "./refusals.js";

const specifications = readFileSync(new URL("../../../../docs/specifications.md", import.meta.url), "utf8");

describe("explainError", () => {
  it.each(Object.keys(refusals) as SamlErrorCode[])(
    "says of %s which check, where it stands and what to do",
    (code) => {
      const { check, standard, hint } = explainError(code);
      const [, key = ""] = /^(\[[A-Za-z0-9]+\]) (?:§\d+(?:\.\d+)*|[a-z ]+)$/i.exec(standard) ?? [];
      expect(specifications).toContain(`| ${key}`);
      expect(check).not.toBe("");
      expect(hint).toMatch(/^[A-Z].*[.?]$/);
    },
  );
});
