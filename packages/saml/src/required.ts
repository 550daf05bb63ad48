import { SamlError } from "./errors.js";

/**
 * Refuses a string or URI without a single visible character, which SAML forbids wherever it does not say otherwise; and,
 * from callers without types, whatever is no string.
 *
 * @throws {@link SamlError} `value-missing`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §1.3.1, §1.3.2}
 */
export function checkPresent(value: string, field: string): void {
  if (typeof (value as unknown) !== "string" || !/[^ \t\r\n]/.test(value))
    throw new SamlError("value-missing", `${field} is empty, or no text.`);
}

/**
 * Refuses a list without members, and members that are not there.
 *
 * @throws {@link SamlError} `value-missing`.
 */
export function checkAllPresent(values: readonly string[], field: string): void {
  checkNotEmpty(values, field);
  for (const value of values) checkPresent(value, field);
}

/**
 * Refuses a list without members: the types ask for one, data from elsewhere may not have it.
 *
 * @throws {@link SamlError} `value-missing`.
 */
export function checkNotEmpty(list: readonly unknown[], field: string): void {
  if (list.length === 0) throw new SamlError("value-missing", `${field} has no member.`);
}
