import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** When and for whom an Assertion holds. */
export interface Conditions {
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly audiences: readonly string[];
}

/** `<saml:Conditions>` ([SAMLCore] §2.5.1). */
export function conditions({ notBefore, notOnOrAfter, audiences }: Conditions): XmlElement {
  const period = {
    NotBefore: dateTime(notBefore, "notBefore"),
    NotOnOrAfter: dateTime(notOnOrAfter, "notOnOrAfter"),
  };
  return element(saml, "Conditions", period, [audienceRestriction(audiences)]);
}

/** `<saml:AudienceRestriction>` ([SAMLCore] §2.5.1.4). Each audience is the entity ID of a service provider. */
function audienceRestriction(audiences: readonly string[]): XmlElement {
  const members = audiences.map((uri) => element(saml, "Audience", {}, [uri]));
  return element(saml, "AudienceRestriction", {}, members);
}
