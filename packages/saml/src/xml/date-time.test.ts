import { describe, expect, it } from "vitest";

import { dateTime } from "./date-time.js";

describe("dateTime", () => {
  it("writes UTC with milliseconds", () => {
    expect(dateTime(new Date("2026-11-22T09:00:00.007+01:00"), "instant")).toBe("2026-11-22T08:00:00.007Z");
  });

  it.each(["0001-01-01T00:00:00.000Z", "9999-12-31T23:59:59.999Z"])("writes %s", (instant) => {
    expect(dateTime(new Date(instant), "instant")).toBe(instant);
  });

  it.each([
    ["an invalid date", new Date(Number.NaN)],
    ["the year 10000", new Date("+010000-01-01T00:00:00.000Z")],
    ["the year 0", new Date("0000-12-31T23:59:59.999Z")],
  ])("refuses %s", (_, instant) => {
    expect(() => dateTime(instant, "instant")).toThrow(expect.objectContaining({ code: "instant-invalid" }));
  });
});
