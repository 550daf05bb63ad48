import { attribute, collapsedAttribute, text } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { nameIdFormat } from "./name-id-format.js";
import type { NameId } from "./name-id.js";

/**
 * Reads `<saml:NameID>`; without a format it is unspecified.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.2.3}
 */
export function readNameId(element: ReadElement): NameId {
  const [nameQualifier, spNameQualifier] = [attribute(element, "NameQualifier"), attribute(element, "SPNameQualifier")];
  return {
    value: text(element),
    format: collapsedAttribute(element, "Format") ?? nameIdFormat.unspecified,
    ...(nameQualifier !== undefined && { nameQualifier }),
    ...(spNameQualifier !== undefined && { spNameQualifier }),
  };
}
