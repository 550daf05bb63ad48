import type { ProxyRestriction } from "../assertion/proxy-restriction.js";
import { instantAttribute } from "../xml/instant-attribute.js";
import { saml } from "../xml/namespaces.js";
import { child, children, collapsedAttribute, collapsedText } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";
import { clockSkew, type MessageAge } from "./check-issue-instant.js";

/**
 * What the service provider expects of the Conditions of the assertion. They do not limit the request itself.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1}
 */
export interface RequestedConditions {
  /** The assertion should not hold before: not after now, but for the clock skew. */
  readonly notBefore?: Date;
  /** The assertion should not hold from then on; after now. */
  readonly notOnOrAfter?: Date;
  /** The assertion should not be kept for later ([SAMLCore] §2.5.1.5). */
  readonly oneTimeUse: boolean;
  /** How far the assertion should be passed on. */
  readonly proxyRestriction?: ProxyRestriction;
}

/**
 * Reads `<saml:Conditions>` of a request.
 *
 * Not supported is what would make the assertion useless: a period that does not include now, or audiences without the
 * service provider itself. Further audiences are not granted, and so not returned.
 */
export function readConditions(
  request: ReadElement,
  audience: string,
  age: MessageAge,
): RequestedConditions | "unsupported" | undefined {
  const conditions = child(request, saml.uri, "Conditions");
  if (conditions === undefined) return undefined;
  const notBefore = instantAttribute(conditions, "NotBefore");
  const notOnOrAfter = instantAttribute(conditions, "NotOnOrAfter");
  const restrictions = children(conditions, saml.uri, "AudienceRestriction");
  const isUseful =
    (notBefore === undefined || notBefore.getTime() <= age.now.getTime() + clockSkew(age)) &&
    (notOnOrAfter === undefined || age.now < notOnOrAfter) &&
    restrictions.every((it) => audiencesOf(it).includes(audience));
  if (!isUseful) return "unsupported";

  const proxyRestriction = child(conditions, saml.uri, "ProxyRestriction");
  return {
    ...(notBefore !== undefined && { notBefore }),
    ...(notOnOrAfter !== undefined && { notOnOrAfter }),
    oneTimeUse: child(conditions, saml.uri, "OneTimeUse") !== undefined,
    ...(proxyRestriction !== undefined && { proxyRestriction: readProxyRestriction(proxyRestriction) }),
  };
}

function readProxyRestriction(restriction: ReadElement): ProxyRestriction {
  const count = collapsedAttribute(restriction, "Count");
  const audiences = audiencesOf(restriction);
  return { ...(count !== undefined && { count: Number(count) }), ...(audiences.length > 0 && { audiences }) };
}

function audiencesOf(restriction: ReadElement): string[] {
  return children(restriction, saml.uri, "Audience").map(collapsedText);
}
