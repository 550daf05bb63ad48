import { describe, expect, it } from "vitest";

import { X509Error, type X509ErrorCode } from "../errors.js";
import { refusal } from "../refusal.test.fixture.js";
import { createRefusals } from "./refusals.js";

const failing = (code: X509ErrorCode, position: number) => () => {
  throw new X509Error(code, "no", { position });
};

describe("the reason of several", () => {
  it("is that of the path that held furthest down", () => {
    const refusals = createRefusals();
    refusals.attempt(failing("expired", 2));
    refusals.attempt(failing("revoked", 1));
    refusals.attempt(failing("not-yet-valid", 1));
    expect(refusals.mostTelling()).toEqual(refusal("revoked", { position: 1 }));
  });

  it("is not looked for any further when the effort is spent, so that none hides that", () => {
    const refusals = createRefusals();
    expect(() => {
      refusals.attempt(failing("path-search-exhausted", 1));
    }).toThrow(refusal("path-search-exhausted"));
  });
});
