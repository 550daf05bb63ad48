import { SamlError } from "../errors.js";

/**
 * Seconds as xs:duration.
 *
 * @throws {@link SamlError} `duration-invalid`: not a whole number above zero.
 * @see {@link https://www.w3.org/TR/xmlschema-2/#duration | XML Schema Part 2 §3.2.6}
 */
export function duration(seconds: number, field: string): string {
  if (!Number.isSafeInteger(seconds) || seconds <= 0) {
    throw new SamlError("duration-invalid", `${field} is not a whole number of seconds above zero.`);
  }
  return `PT${seconds}S`;
}

/**
 * Reads xs:duration as seconds.
 *
 * A month counts 28 days and a year 365, the fewest that they have: what is kept for so long is rather read again too early.
 * Negative and absurd ones are zero, for the same reason.
 *
 * @param text - as the schema has it, without white space.
 */
export function parseDuration(text: string): number {
  const parts = lexicalDuration.exec(text) ?? [];
  return secondsOf.reduce((sum, seconds, index) => sum + Number(parts[index + 1] ?? 0) * seconds, 0);
}

const lexicalDuration =
  /^P(?:(\d{1,9})Y)?(?:(\d{1,9})M)?(?:(\d{1,9})D)?(?:T(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9}(?:\.\d{1,9})?)S)?)?$/;
const secondsOf = [31_536_000, 2_419_200, 86_400, 3600, 60, 1];
