/** Reads a date such as `2026-11-22` as the start of that day in UTC; `undefined` when it is none. */
export function parseUtcDate(text: string): Date | undefined {
  const date = new Date(`${text}T00:00:00.000Z`);
  // Some engines take the 30th of February for a day in March.
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(`${text}T`) ? date : undefined;
}

/** The first moment after the day that starts at `date`. */
export function endOfDay(date: Date): Date {
  return new Date(date.getTime() + 86_400_000);
}
