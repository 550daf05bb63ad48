import { samlp } from "../xml/namespaces.js";
import { child, children, collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Decides whether we are among those that the request wants to be answered by.
 *
 * We authenticate users ourselves and ask no other identity provider. So a ProxyCount only matters where we are not wanted:
 * it then tells which of two refusals is due. What GetComplete points to is never fetched.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1.2, §3.4.1.3}
 */
export function decideScoping(
  request: ReadElement,
  entityId: string,
): "wanted" | "no-supported-idp" | "proxy-count-exceeded" {
  const scoping = child(request, samlp.uri, "Scoping");
  const list = scoping === undefined ? undefined : child(scoping, samlp.uri, "IDPList");
  if (scoping === undefined || list === undefined) return "wanted";
  const entries = children(list, samlp.uri, "IDPEntry");
  if (entries.some((entry) => collapsedAttribute(entry, "ProviderID") === entityId)) return "wanted";
  return Number(collapsedAttribute(scoping, "ProxyCount")) === 0 ? "proxy-count-exceeded" : "no-supported-idp";
}
