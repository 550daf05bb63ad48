import type { Station } from "./stations.js";

/** How something went, for those who do not see the mark. */
export const outcomeWords: Readonly<Record<Station["outcome"], string>> = {
  pass: "Passed",
  warn: "Passed with a warning",
  fail: "Refused",
  skipped: "Not looked at",
  "not-reached": "Not reached",
  told: "Not seen here",
};

/** A duration in words: `12 ms`, `0.3 ms`; nothing when nobody measured. */
export function formatMilliseconds(milliseconds: number): string {
  if (milliseconds === 0) return "";
  if (milliseconds < 0.1) return "< 0.1 ms";
  return `${milliseconds < 10 ? milliseconds.toFixed(1) : milliseconds.toFixed(0)} ms`;
}

/** A moment in UTC: `22 November 2026, 08:00 UTC`. */
export function formatMoment(moment: Date): string {
  const day = moment.toLocaleDateString("en-GB", { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" });
  return `${day}, ${formatTime(moment)} UTC`;
}

/** The time of a moment in UTC: `08:00`. */
export function formatTime(moment: Date): string {
  return moment.toISOString().slice(11, 16);
}
