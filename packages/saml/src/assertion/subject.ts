import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { bearer } from "./confirmation-method.js";

/** For whom and how long whoever bears the Assertion is taken for its subject. */
export interface BearerConfirmation {
  /** ID of the request that is answered; none where there was no request. */
  readonly inResponseTo: string | undefined;
  readonly recipient: string;
  readonly notOnOrAfter: Date;
}

/**
 * `<saml:Subject>` ([SAMLCore] §2.4.1).
 *
 * @param identifier - `<saml:NameID>` or `<saml:EncryptedID>`.
 */
export function subject(identifier: XmlElement, confirmation: BearerConfirmation): XmlElement {
  return element(saml, "Subject", {}, [identifier, bearerConfirmation(confirmation)]);
}

/**
 * `<saml:SubjectConfirmation>` ([SAMLCore] §2.4.1.1) of the bearer ([SAMLProf] §4.1.4.2).
 *
 * NotBefore is forbidden here, and InResponseTo would be a lie in an unsolicited Response (§4.1.5).
 */
function bearerConfirmation({ inResponseTo, recipient, notOnOrAfter }: BearerConfirmation): XmlElement {
  const until = dateTime(notOnOrAfter, "notOnOrAfter");
  const data = { InResponseTo: inResponseTo, NotOnOrAfter: until, Recipient: recipient };
  return element(saml, "SubjectConfirmation", { Method: bearer }, [element(saml, "SubjectConfirmationData", data, [])]);
}
