import { describe, expect, it } from "vitest";

import { duration, parseDuration } from "./duration.js";

describe("parseDuration", () => {
  it.each([
    ["PT6H", 21_600],
    ["P7D", 604_800],
    ["P0Y0M0DT6H0M0.000S", 21_600],
    ["PT604800S", 604_800],
    ["P1Y2M3DT4H5M6.5S", 31_536_000 + 2 * 2_419_200 + 3 * 86_400 + 4 * 3600 + 5 * 60 + 6.5],
    ["-P1D", 0],
    ["P9999999999D", 0],
    ["P1M", 2_419_200],
    ["PT1M", 60],
  ])("reads %s as %d seconds", (text, seconds) => {
    expect(parseDuration(text)).toBe(seconds);
  });

  it("reads what duration writes", () => {
    expect(parseDuration(duration(86_400, "cacheDuration"))).toBe(86_400);
  });
});
