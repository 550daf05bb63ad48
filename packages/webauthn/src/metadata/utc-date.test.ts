import { expect, it } from "vitest";

import { endOfDay, parseUtcDate } from "./utc-date.js";

it("reads the start of a day in UTC, and finds its end", () => {
  const day = new Date("2028-02-29T00:00:00Z");
  expect(parseUtcDate("2028-02-29")).toEqual(day);
  expect(endOfDay(day)).toEqual(new Date("2028-03-01T00:00:00Z"));
});

it.each([
  "",
  "2026",
  "2026-2-3",
  "2026-02-29",
  "2026-02-30",
  "2026-13-01",
  "2026-01-01T00:00:00Z",
  " 2026-01-01",
  "20260101",
])("takes %j for no date", (text) => {
  expect(parseUtcDate(text)).toBeUndefined();
});
