import { SamlError } from "./errors.js";
import { checkPresent } from "./required.js";

/**
 * Refuses what cannot be an entity identifier: nothing, or more than 1024 characters.
 *
 * @throws {@link SamlError} `value-missing`, `entity-id-too-long`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.3.6}
 */
export function checkEntityId(value: string, field: string): void {
  checkPresent(value, field);
  if (value.length > 1024) throw new SamlError("entity-id-too-long", `${field} has more than 1024 characters.`);
}
