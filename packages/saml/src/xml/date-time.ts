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

const firstInstant = Date.parse("0001-01-01T00:00:00.000Z");
const lastInstant = Date.parse("9999-12-31T23:59:59.999Z");
