import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** `<saml:Audience>` ([SAMLCore] §2.5.1.4): the entity ID of a service provider. */
export function audience(entityId: string): XmlElement {
  return element(saml, "Audience", {}, [entityId]);
}
