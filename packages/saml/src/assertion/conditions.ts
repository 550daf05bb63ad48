import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { audience } from "./audience.js";
import { proxyRestriction, type ProxyRestriction } from "./proxy-restriction.js";

/** When and for whom an Assertion holds. */
export interface Conditions {
  readonly notBefore: Date;
  readonly notOnOrAfter: Date;
  readonly audiences: readonly string[];
  readonly oneTimeUse?: boolean;
  readonly proxyRestriction?: ProxyRestriction;
}

/** `<saml:Conditions>` ([SAMLCore] §2.5.1). */
export function conditions(given: Conditions): XmlElement {
  const period = {
    NotBefore: dateTime(given.notBefore, "notBefore"),
    NotOnOrAfter: dateTime(given.notOnOrAfter, "notOnOrAfter"),
  };
  const oneTimeUses = given.oneTimeUse === true ? [element(saml, "OneTimeUse", {}, [])] : [];
  const proxyRestrictions = given.proxyRestriction === undefined ? [] : [proxyRestriction(given.proxyRestriction)];
  return element(saml, "Conditions", period, [
    audienceRestriction(given.audiences),
    ...oneTimeUses,
    ...proxyRestrictions,
  ]);
}

/** `<saml:AudienceRestriction>` ([SAMLCore] §2.5.1.4). Each audience is the entity ID of a service provider. */
function audienceRestriction(audiences: readonly string[]): XmlElement {
  return element(saml, "AudienceRestriction", {}, audiences.map(audience));
}
