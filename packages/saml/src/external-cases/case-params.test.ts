import { describe, expect, it } from "vitest";

import { parseCaseParams } from "./case-params.test.fixture.js";

describe("parseCaseParams", () => {
  it.each(["2026-01-01T12:00:00Z", "2026-01-01T12:00:00.000", "2026-01-01T13:00:00+01:00"])(
    "takes %s as now",
    (now) => {
      expect(parseCaseParams({ now }).now).toEqual(new Date("2026-01-01T12:00:00Z"));
    },
  );

  it("leaves out null and what it does not know", () => {
    expect(parseCaseParams({ acs: null, toString: "a", audience: "" })).toEqual({ audience: "" });
  });
});
