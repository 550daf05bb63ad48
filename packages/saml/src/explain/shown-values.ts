import { xenc, xenc11 } from "../encryption/namespaces.js";
import { ds, md, saml, samlp } from "../xml/namespaces.js";

/**
 * What a report may show. Whatever is not listed is withheld: names of people and what qualifies them, their attributes,
 * keys of sessions, and whatever an extension holds.
 */

/** Namespaces whose elements may show something. Others may give the same names another meaning. */
export const shownNamespaces: ReadonlySet<string> = new Set([
  ...[saml, samlp, md, ds, xenc, xenc11].map(({ uri }) => uri),
  "http://www.w3.org/2001/10/xml-exc-c14n#",
]);

/** Attributes whose values say how the message is made, not about whom. */
export const shownAttributes: ReadonlySet<string> = new Set(
  [
    "ID InResponseTo Version IssueInstant Destination Consent AssertionConsumerServiceURL AssertionConsumerServiceIndex",
    "ProtocolBinding AttributeConsumingServiceIndex ForceAuthn IsPassive Comparison AllowCreate ProxyCount Reason",
    "Format Method Recipient NotBefore NotOnOrAfter AuthnInstant SessionNotOnOrAfter",
    "Name NameFormat FriendlyName Value Count",
    "Algorithm URI PrefixList Type",
    "entityID validUntil cacheDuration protocolSupportEnumeration use Binding Location ResponseLocation index isDefault",
    "isRequired WantAuthnRequestsSigned AuthnRequestsSigned WantAssertionsSigned errorURL",
  ].flatMap((names) => names.split(" ")),
);

/** Elements whose text says with whom one talks and how, not about whom. */
export const shownTexts: ReadonlySet<string> = new Set(
  [
    "Issuer Audience AuthnContextClassRef AuthnContextDeclRef AuthenticatingAuthority RequesterID NameIDFormat",
    "GetComplete KeySize OrganizationName OrganizationDisplayName OrganizationURL ServiceName",
  ].flatMap((names) => names.split(" ")),
);

/** Attributes that name an instant, of which a report says whether it has passed. */
export const instantAttributes: ReadonlySet<string> = new Set([
  "IssueInstant",
  "NotBefore",
  "NotOnOrAfter",
  "AuthnInstant",
  "SessionNotOnOrAfter",
  "validUntil",
]);
