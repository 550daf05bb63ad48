import { SamlError } from "../errors.js";

/**
 * An instant as xs:dateTime in UTC with milliseconds, the finest resolution a receiver must bear.
 *
 * @throws {@link SamlError} `instant-invalid`; also for years that xs:dateTime would not write with four digits.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §1.3.3}
 */
export function dateTime(instant: Date, field: string): string {
  const milliseconds = instant.getTime();
  if (!(milliseconds >= firstInstant && milliseconds <= lastInstant)) {
    throw new SamlError("instant-invalid", `${field} is not an instant of the years 1 to 9999.`);
  }
  return instant.toISOString();
}

/**
 * The instant that an xs:dateTime in UTC names, as SAML writes all of them; what is finer than milliseconds is cut off.
 *
 * UTC is `Z` with nearly everybody, `+00:00` with some, and nothing at all with those who take "with no time zone component"
 * by the letter.
 *
 * @throws {@link SamlError} `instant-invalid`; also for other offsets, and for leap seconds.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §1.3.3}
 */
export function parseDateTime(text: string): Date {
  if (!isUtcDateTime(text)) throw new SamlError("instant-invalid", "An instant is not written as SAML wants it.");
  const end = text.search(/[Z+]|$/);
  return new Date(`${text.slice(0, Math.min(end, millisecondsEnd))}Z`);
}

/** Whether {@link parseDateTime} takes the text. */
export function isUtcDateTime(text: string): boolean {
  return (
    utcDateTime.test(text) && Number(text.slice(8, 10)) <= daysOf(Number(text.slice(5, 7)), Number(text.slice(0, 4)))
  );
}

function daysOf(month: number, year: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

const utcDateTime =
  /^(?!0000)[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])T(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?(?:Z|\+00:00)?$/;
const millisecondsEnd = "0001-01-01T00:00:00.000".length;
const firstInstant = Date.parse("0001-01-01T00:00:00.000Z");
const lastInstant = Date.parse("9999-12-31T23:59:59.999Z");
