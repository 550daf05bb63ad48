import { SamlError } from "./errors.js";
import { isAsciiNcName } from "./xml/nc-name.js";

/**
 * Refuses an ID that is not an NCName of ASCII characters.
 *
 * xs:ID is an NCName ([XMLNames] §3). The application chooses its own IDs, so ASCII is no loss, and `#id` in a signature
 * then needs no escaping; no service provider is known to choose others for its requests.
 *
 * @throws {@link SamlError} `id-not-ncname`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §1.3.4}
 */
export function checkMessageId(value: string, field: string): void {
  if (!isAsciiNcName(value)) {
    throw new SamlError("id-not-ncname", `${field} is not an NCName of ASCII characters.`);
  }
}
