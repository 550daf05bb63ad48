import { describe, expect, it } from "vitest";

import { checkExpectation } from "./expectation.js";

describe("checkExpectation", () => {
  it("takes text", () => {
    expect(() => {
      checkExpectation("_request", "inResponseTo");
    }).not.toThrow();
  });

  it.each([undefined, null, "", " \t\n", 0, {}, ["_request"]])("refuses %j", (value) => {
    expect(() => {
      checkExpectation(value as string, "inResponseTo");
    }).toThrow(TypeError);
  });
});
