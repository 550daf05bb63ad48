import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** The name of the subject, and how to read it. */
export interface NameId {
  /** The name itself. */
  readonly value: string;
  /** URI of the format: see {@link nameIdFormat}. */
  readonly format: string;
}

/** For whom and how long whoever bears the Assertion is taken for its subject. */
export interface BearerConfirmation {
  readonly recipient: string;
  readonly notOnOrAfter: Date;
}

/** `<saml:Subject>` ([SAMLCore] §2.4.1). */
export function subject(name: NameId, confirmation: BearerConfirmation): XmlElement {
  return element(saml, "Subject", {}, [nameID(name), bearerConfirmation(confirmation)]);
}

/** `<saml:NameID>` ([SAMLCore] §2.2.3). */
function nameID({ value, format }: NameId): XmlElement {
  return element(saml, "NameID", { Format: format }, [value]);
}

/**
 * `<saml:SubjectConfirmation>` ([SAMLCore] §2.4.1.1) of the bearer ([SAMLProf] §4.1.4.2).
 *
 * NotBefore is forbidden here, and InResponseTo would be a lie in an unsolicited Response (§4.1.5).
 */
function bearerConfirmation({ recipient, notOnOrAfter }: BearerConfirmation): XmlElement {
  const until = dateTime(notOnOrAfter, "notOnOrAfter");
  return element(saml, "SubjectConfirmation", { Method: "urn:oasis:names:tc:SAML:2.0:cm:bearer" }, [
    element(saml, "SubjectConfirmationData", { NotOnOrAfter: until, Recipient: recipient }, []),
  ]);
}
