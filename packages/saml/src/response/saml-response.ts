import type { Attribute } from "../assertion/attribute-statement.js";
import type { ProxyRestriction } from "../assertion/proxy-restriction.js";
import { SamlError } from "../errors.js";
import { checkMessageId } from "../message-id.js";
import { checkNameId, type NameId } from "../name-id/name-id.js";
import { checkAllPresent, checkPresent } from "../required.js";
import { checkEnvelope } from "./check-envelope.js";

/**
 * What an identity provider states of a user it has authenticated: a Response with one Assertion.
 *
 * Instants and IDs come from the application, which owns clock and randomness.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4, §4.1.5}
 */
export interface SamlResponse {
  /** ID of the Response: an ASCII NCName, for instance `_` and 128 random bits in hex ([SAMLCore] §1.3.4). */
  readonly id: string;
  /** ID of the Assertion: as above, and another one. */
  readonly assertionId: string;
  /** ID of the AuthnRequest that is answered. Absent: the Response is unsolicited, as WorkSpaces wants it. */
  readonly inResponseTo?: string;
  /** When both are issued. */
  readonly issueInstant: Date;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /**
   * URL of the AssertionConsumerService, as the service provider's metadata has it: `Destination` of the Response and
   * `Recipient` of the bearer confirmation.
   */
  readonly destination: string;
  /** Entity IDs of the service providers that may rely on the Assertion. */
  readonly audiences: readonly [string, ...string[]];
  /** Whom the Assertion is about: see {@link buildPersistentNameId} and {@link buildTransientNameId}, or a name of your own. */
  readonly nameId: NameId;
  /** From when the Assertion holds. A minute in the past forgives a service provider whose clock is slow. */
  readonly notBefore: Date;
  /**
   * Until when it may be delivered, exclusive: no more than five minutes after {@link SamlResponse.issueInstant}, see
   * {@link ResponseProtection}. Bounds conditions and subject confirmation alike.
   */
  readonly notOnOrAfter: Date;
  /** Whether the service provider may only use the Assertion at once and must not keep it for later. Unset: it may. */
  readonly oneTimeUse?: boolean;
  /** Who may issue Assertions on the strength of this one. Absent: the Assertion does not say. */
  readonly proxyRestriction?: ProxyRestriction;
  /** When the user last proved who they are. */
  readonly authnInstant: Date;
  /** Names the session between user and identity provider; should not be guessable nor link service providers. */
  readonly sessionIndex: string;
  /** When the service provider must end its session. */
  readonly sessionNotOnOrAfter?: Date;
  /** How the user proved it: see {@link authnContextClass}. */
  readonly authnContextClassRef: string;
  /** Entity IDs of the other authorities that took part in it, such as the identity provider that we asked ourselves. */
  readonly authenticatingAuthorities?: readonly string[];
  /** What else is known of the user. Without any, the Assertion has no AttributeStatement. */
  readonly attributes: readonly Attribute[];
}

/**
 * Refuses a Response that no service provider could rely on, or that one could misread.
 *
 * Characters and the validity of instants are checked where they are written.
 *
 * @throws {@link SamlError} `id-not-ncname`, `id-repeated`, `instants-out-of-order`, `endpoint-not-allowed`,
 * `entity-id-too-long`, `value-missing`, `name-id-too-long`, `email-address-malformed`.
 */
export function checkSamlResponse(response: SamlResponse): void {
  checkEnvelope(response);
  checkAssertionId(response);
  checkInstants(response);
  checkNameId(response.nameId);
  checkAllPresent(response.audiences, "audiences");
  checkProxyRestriction(response.proxyRestriction);
  checkPresent(response.sessionIndex, "sessionIndex");
  checkPresent(response.authnContextClassRef, "authnContextClassRef");
  for (const authority of response.authenticatingAuthorities ?? [])
    checkPresent(authority, "authenticatingAuthorities");
  for (const { name } of response.attributes) checkPresent(name, "attributes.name");
}

/** An xs:ID is unique within the document ([SAMLCore] §1.3.4). */
function checkAssertionId({ id, assertionId }: SamlResponse): void {
  checkMessageId(assertionId, "assertionId");
  if (id === assertionId) throw new SamlError("id-repeated", "Response and Assertion have the same ID.");
}

/** [SAMLCore] §2.5.1 for the conditions, §2.7.2 for the session. An invalid date passes here and is refused when written. */
function checkInstants(response: SamlResponse): void {
  const { issueInstant, notBefore, notOnOrAfter, authnInstant, sessionNotOnOrAfter } = response;
  if (notBefore >= notOnOrAfter) throw outOfOrder("notOnOrAfter is not after notBefore.");
  if (authnInstant > issueInstant) throw outOfOrder("authnInstant is after issueInstant.");
  if (sessionNotOnOrAfter !== undefined && issueInstant >= sessionNotOnOrAfter) {
    throw outOfOrder("sessionNotOnOrAfter is not after issueInstant.");
  }
}

function outOfOrder(message: string): SamlError {
  return new SamlError("instants-out-of-order", message);
}

/** [SAMLCore] §2.5.1.6. */
function checkProxyRestriction({ count = 0, audiences = [] }: ProxyRestriction = {}): void {
  if (!Number.isSafeInteger(count) || count < 0) throw new TypeError("proxyRestriction.count is not a natural number");
  for (const audience of audiences) checkPresent(audience, "proxyRestriction.audiences");
}
