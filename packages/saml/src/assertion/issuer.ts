import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";

/** `<saml:Issuer>` ([SAMLCore] §2.2.5). Without a Format its value is an entity ID, as [SAMLProf] §4.1.4.2 demands. */
export function issuer(entityId: string): XmlElement {
  return element(saml, "Issuer", {}, [entityId]);
}
