import { checkEntityId } from "../entity-id.js";
import { SamlError } from "../errors.js";
import { checkPresent } from "../required.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { nameIdFormat } from "./name-id-format.js";

/**
 * The name of a subject, and how to read it.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.2.2, §2.2.3}
 */
export interface NameId {
  /** The name itself. */
  readonly value: string;
  /** URI of the format: see {@link nameIdFormat}. */
  readonly format: string;
  /** Within what the name is unique: for a persistent one the entity ID of the identity provider. */
  readonly nameQualifier?: string;
  /** For whom the name was made: for a persistent one the entity ID of a service provider, or of an affiliation of some. */
  readonly spNameQualifier?: string;
}

/** `<saml:NameID>` ([SAMLCore] §2.2.3). */
export function nameID({ value, format, nameQualifier, spNameQualifier }: NameId): XmlElement {
  const attributes = { Format: format, NameQualifier: nameQualifier, SPNameQualifier: spNameQualifier };
  return element(saml, "NameID", attributes, [value]);
}

/**
 * Refuses a name that is not what its format promises.
 *
 * @throws {@link SamlError} `value-missing`, `entity-id-too-long`, `name-id-too-long`, `email-address-malformed`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §8.3}
 */
export function checkNameId({ value, format, nameQualifier, spNameQualifier }: NameId): void {
  checkPresent(value, "nameId.value");
  checkPresent(format, "nameId.format");
  if (nameQualifier !== undefined) checkEntityId(nameQualifier, "nameId.nameQualifier");
  if (spNameQualifier !== undefined) checkEntityId(spNameQualifier, "nameId.spNameQualifier");
  if (format === nameIdFormat.emailAddress) checkEmailAddress(value);
  if (format === nameIdFormat.persistent || format === nameIdFormat.transient) checkLength(value);
}

/** [SAMLCore] §8.3.7, §8.3.8. */
function checkLength(value: string): void {
  if (value.length > 256) throw new SamlError("name-id-too-long", "nameId.value has more than 256 characters.");
}

/** [SAMLCore] §8.3.2. Without quoted local parts and address literals, which addr-spec allows and nobody's mailbox has. */
function checkEmailAddress(value: string): void {
  if (!addrSpec.test(value)) {
    throw new SamlError("email-address-malformed", "nameId.value is not an address of the form local-part@domain.");
  }
}

/** `dot-atom "@" dot-atom` ([RFC5322] §3.4.1). */
const addrSpec = /^[\w!#$%&'*+\-/=?^`{|}~]+(?:\.[\w!#$%&'*+\-/=?^`{|}~]+)*@[a-z\d-]+(?:\.[a-z\d-]+)*$/i;
