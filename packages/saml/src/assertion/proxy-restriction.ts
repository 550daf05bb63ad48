import { element, type XmlElement } from "../xml/element.js";
import { saml } from "../xml/namespaces.js";
import { audience } from "./audience.js";

/**
 * Who may issue Assertions of their own on the strength of one.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §2.5.1.6}
 */
export interface ProxyRestriction {
  /** How many identity providers may stand in a row behind ours; 0 allows none. Absent: as many as like. */
  readonly count?: number;
  /** Entity IDs of those for whom they may do so. Absent: for anybody. */
  readonly audiences?: readonly string[];
}

/** `<saml:ProxyRestriction>` ([SAMLCore] §2.5.1.6). */
export function proxyRestriction({ count, audiences = [] }: ProxyRestriction): XmlElement {
  const attributes = { Count: count === undefined ? undefined : String(count) };
  return element(saml, "ProxyRestriction", attributes, audiences.map(audience));
}
