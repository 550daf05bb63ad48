import type { Attribute } from "../assertion/attribute-statement.js";
import type { NameId } from "../assertion/subject.js";
import { parseEndpoint } from "../endpoint.js";
import { checkEntityId } from "../entity-id.js";
import { SamlError } from "../errors.js";
import { checkAllPresent, checkPresent } from "../required.js";

/**
 * What an identity provider states of its own accord: a Response that answers no AuthnRequest, with one Assertion.
 *
 * Instants and IDs come from the application, which owns clock and randomness.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4, §4.1.5}
 */
export interface UnsolicitedResponse {
  /** ID of the Response: an ASCII NCName, for instance `_` and 128 random bits in hex ([SAMLCore] §1.3.4). */
  readonly id: string;
  /** ID of the Assertion: as above, and another one. */
  readonly assertionId: string;
  /** When both are issued. */
  readonly issueInstant: Date;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** URL of the AssertionConsumerService: `Destination` of the Response and `Recipient` of the bearer confirmation. */
  readonly destination: string;
  /** Entity IDs of the service providers that may rely on the Assertion. */
  readonly audiences: readonly [string, ...string[]];
  /** Whom the Assertion is about. */
  readonly nameId: NameId;
  /** From when the Assertion holds. A little in the past forgives a service provider whose clock is slow. */
  readonly notBefore: Date;
  /** Until when it may be delivered, exclusive. Bounds conditions and subject confirmation alike. */
  readonly notOnOrAfter: Date;
  /** When the user last proved who they are. */
  readonly authnInstant: Date;
  /** Names the session between user and identity provider; should not be guessable nor link service providers. */
  readonly sessionIndex: string;
  /** When the service provider must end its session. */
  readonly sessionNotOnOrAfter?: Date;
  /** How the user proved it: see {@link authnContextClass}. */
  readonly authnContextClassRef: string;
  /** What else is known of the user. Without any, the Assertion has no AttributeStatement. */
  readonly attributes: readonly Attribute[];
}

/**
 * Refuses a Response that no service provider could rely on, or that one could misread.
 *
 * Characters and the validity of instants are checked where they are written.
 *
 * @throws {@link SamlError} `id-not-ncname`, `id-repeated`, `instants-out-of-order`, `endpoint-not-allowed`,
 * `entity-id-too-long`, `value-missing`.
 */
export function checkUnsolicitedResponse(response: UnsolicitedResponse): void {
  checkIds(response);
  checkInstants(response);
  parseEndpoint(response.destination, "destination");
  checkEntityId(response.issuer, "issuer");
  checkAllPresent(response.audiences, "audiences");
  checkPresent(response.nameId.value, "nameId.value");
  checkPresent(response.nameId.format, "nameId.format");
  checkPresent(response.sessionIndex, "sessionIndex");
  checkPresent(response.authnContextClassRef, "authnContextClassRef");
  for (const { name } of response.attributes) checkPresent(name, "attributes.name");
}

/** xs:ID is an NCName, unique within the document ([SAMLCore] §1.3.4). */
function checkIds({ id, assertionId }: UnsolicitedResponse): void {
  for (const value of [id, assertionId]) {
    if (!asciiNCName.test(value)) throw new SamlError("id-not-ncname", "An ID is not an NCName of ASCII characters.");
  }
  if (id === assertionId) throw new SamlError("id-repeated", "Response and Assertion have the same ID.");
}

/** [SAMLCore] §2.5.1 for the conditions, §2.7.2 for the session. An invalid date passes here and is refused when written. */
function checkInstants(response: UnsolicitedResponse): void {
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

/** The ASCII part of NCName ([XMLNames] §3): the application chooses its IDs, and `#id` then needs no escaping. */
const asciiNCName = /^[A-Za-z_][\w.-]*$/;
