import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dateTime, parseDateTime } from "./date-time.js";

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

describe("parseDateTime", () => {
  it("inverts dateTime", () => {
    const instants = fc.date({
      min: new Date("0001-01-01T00:00:00Z"),
      max: new Date("9999-12-31T23:59:59.999Z"),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, (instant) => {
        expect(parseDateTime(dateTime(instant, "instant"))).toEqual(instant);
      }),
    );
  });

  it.each([
    ["2026-11-22T08:00:00Z", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00.5Z", "2026-11-22T08:00:00.500Z"],
    ["2026-11-22T08:00:00.1239999Z", "2026-11-22T08:00:00.123Z"],
    ["2026-11-22T08:00:00+00:00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00.1239999+00:00", "2026-11-22T08:00:00.123Z"],
    ["2026-11-22T08:00:00", "2026-11-22T08:00:00.000Z"],
    ["2026-11-22T08:00:00.25", "2026-11-22T08:00:00.250Z"],
    ["2024-02-29T23:59:59Z", "2024-02-29T23:59:59.000Z"],
  ])("reads %s", (text, instant) => {
    expect(parseDateTime(text).toISOString()).toBe(instant);
  });

  it.each([
    ...[
      "2026-11-22T08:00:00-00:00",
      "2026-11-22T08:00:00+00",
      "2026-11-22T09:00:00+01:00",
      "2026-11-22 08:00:00Z",
      "2026-11-22Z",
    ],
    ...[
      "2026-02-29T00:00:00Z",
      "2026-04-31T00:00:00Z",
      "2026-13-01T00:00:00Z",
      "2026-11-22T24:00:00Z",
      "2026-11-22T08:60:00Z",
    ],
    ...[
      "2026-11-22T23:59:60Z",
      "0000-01-01T00:00:00Z",
      "-2026-11-22T08:00:00Z",
      "12026-11-22T08:00:00Z",
      "2026-11-22T08:00:00.Z",
    ],
    ...["2026-11-22t08:00:00z", " 2026-11-22T08:00:00Z", "", "tomorrow"],
  ])("refuses %s", (text) => {
    expect(() => parseDateTime(text)).toThrow(expect.objectContaining({ code: "instant-invalid" }));
  });
});
