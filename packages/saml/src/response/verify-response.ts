import { SamlError } from "../errors.js";
import { checkExpectation } from "../expectation.js";
import { decodePostBinding, type PostMessage } from "../http-post/decode-post-binding.js";
import type { NameId } from "../name-id/name-id.js";
import { checkDestination } from "../request/check-destination.js";
import { checkIssueInstant } from "../request/check-issue-instant.js";
import { checkId, checkVersion, idOf } from "../request/check-version.js";
import { checkIssuer } from "../request/find-issuer.js";
import { parseMessage } from "../request/parse-message.js";
import type { ReadMessage } from "../request/read-message.js";
import { takeMessageId } from "../request/take-message-id.js";
import { checkAssertionPlaces } from "../schema/check-assertion-places.js";
import { joinSha1Uses, type Sha1Use } from "../signature/signature-policy.js";
import type { ReadElement, UnverifiedElement } from "../xml/unverified-element.js";
import type { ExpectedResponse, ResponseKeys } from "./expected-response.js";
import { checkAudience, checkConditionsForm, checkConditionsPeriod } from "./reading/check-conditions.js";
import { checkInResponseTo } from "./reading/check-in-response-to.js";
import { checkResponseIssuer } from "./reading/check-response-issuer.js";
import { checkSigned, type Signed } from "./reading/check-signed.js";
import { checkStatus } from "./reading/check-status.js";
import {
  checkDelivery,
  checkDeliveryPeriod,
  checkRecipient,
  checkSubjectConfirmation,
} from "./reading/check-subject-confirmation.js";
import { openAssertion } from "./reading/open-assertion.js";
import { findAssertion, openEnvelope } from "./reading/open-envelope.js";
import { readAttributes, type ReadAttribute } from "./reading/read-attributes.js";
import { checkSession, readAuthnStatements, type ReadAuthnStatement } from "./reading/read-authn-statements.js";
import { checkNameIdOwner, readSubject } from "./reading/read-subject.js";

declare const verified: unique symbol;

/**
 * What an identity provider stated of a user to this service provider. Only {@link verifyResponse} makes one.
 *
 * All of it was read again from the octets that a signature covers.
 */
export interface VerifiedResponse extends Sha1Use {
  readonly [verified]: true;
  /** Entity ID of the identity provider. */
  readonly issuer: string;
  /** Which parts carry a signature of their own. */
  readonly signed: Signed;
  /** ID of the Assertion. */
  readonly assertionId: string;
  /** Absent: the Assertion does not name its subject. */
  readonly nameId?: NameId;
  /** How and when the user was authenticated, in the order of the Assertion. */
  readonly authnStatements: readonly [ReadAuthnStatement, ...ReadAuthnStatement[]];
  /** In the order of the Assertion; one name may occur several times. */
  readonly attributes: readonly ReadAttribute[];
}

/**
 * Verifies a Response as a service provider does: for the tests and doctors of an identity provider, and for providers.
 *
 * Exactly one Assertion is taken, by bearer. Whether the user may do what it wants, and whether the authentication was
 * strong enough, is not decided here; ProxyRestriction and OneTimeUse bind who passes the Assertion on, or keeps it.
 *
 * @param response - the form of the HTTP-POST binding, or the value of its field `SAMLResponse`.
 * @throws {@link SamlError} at the first check that fails, in this order: `message-…`, `xml-…`, `schema-…`; for the
 * signatures of Response and Assertion `signature-missing`, `signature-repeated`, `signature-malformed`,
 * `signature-object`, `canonicalization-not-allowed`, `signature-algorithm-not-allowed`, `reference-not-to-parent`,
 * `transform-not-allowed`, `digest-algorithm-not-allowed`, `signature-invalid`, `digest-mismatch`; `assertion-repeated`,
 * `decryption-key-missing`, `decryption-failed`, `encrypted-data-malformed`, `encryption-algorithm-unsupported`,
 * `encryption-algorithm-insecure`; `assertion-misplaced`. For the Response `version-unsupported`, `id-too-long`,
 * `issuer-missing`, `issuer-mismatch`, `issuer-not-entity`, `destination-missing`, `destination-mismatch`,
 * `issue-instant-too-old`, `issue-instant-in-future`, `in-response-to-mismatch`, `in-response-to-unexpected`,
 * `status-not-success`, `assertion-missing`, `signature-insufficient`. For the Assertion `version-unsupported`,
 * `id-too-long`, `issuer-mismatch`, `issuer-not-entity`, `issue-instant-too-old`, `issue-instant-in-future`,
 * `conditions-contradictory`, `condition-repeated`, `assertion-not-yet-valid`, `assertion-expired`, `audience-mismatch`,
 * `bearer-confirmation-missing`, `bearer-confirmation-period`, `recipient-mismatch`, `in-response-to-mismatch`,
 * `in-response-to-unexpected`, `authn-statement-missing`, `authn-instant-in-future`, `session-expired`,
 * `name-id-missing`, `name-id-for-another`, `message-replayed`. And what the roles reject with. TypeError for an
 * expectation that is empty, or no text.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4.3, §4.1.4.5}
 */
export async function verifyResponse(
  response: PostMessage | string,
  keys: ResponseKeys,
  expected: ExpectedResponse,
): Promise<VerifiedResponse> {
  checkExpected(expected);
  const message = typeof response === "string" ? decodePostBinding([["SAMLResponse", response]]) : response;
  const unverified = parseMessage(message, "SAMLResponse", "Response", expected.limits);
  const envelope = openEnvelope(unverified, keys, expected.now); //            [SAMLCore] §5.4
  const found = findAssertion(unverified); //                                  [SAMLProf] §4.1.4.2
  const opened = found && (await openAssertion(found, envelope, keys, expected.now)); // [SAMLProf] §4.1.4.5
  checkAssertionPlaces(unverified);

  checkEnvelope(envelope, unverified, expected);
  if (opened === undefined) throw new SamlError("assertion-missing", "The Response has no Assertion.");
  checkOwnId(opened.element, envelope.element); //                              [SAMLCore] §1.3.4
  const signed = checkSigned(envelope, opened, expected.signed);
  const assertion = opened.element;
  const expiresAt = checkAssertion(assertion, expected);

  const authnStatements = readAuthnStatements(assertion); //                   [SAMLProf] §4.1.4.2
  for (const it of authnStatements) checkSession(it, expected); //             [SAMLCore] §2.7.2
  const nameId = await readSubject(assertion, keys); //                        [SAMLCore] §2.4.1
  checkNameIdOwner(nameId, expected); //                                       [SAMLCore] §8.3.7
  const attributes = await readAttributes(assertion, keys); //                 [SAMLCore] §2.7.3
  // Last, so that only a Response that is otherwise in order uses its Assertion up ([SAMLProf] §4.1.4.5).
  await takeMessageId(assertion, expected.issuer, expiresAt, expected.usedIds);

  const statement: Omit<VerifiedResponse, typeof verified> = {
    issuer: expected.issuer,
    signed,
    assertionId: idOf(assertion),
    ...(nameId !== undefined && { nameId }),
    authnStatements,
    attributes,
    ...joinSha1Uses(envelope, opened),
  };
  return statement as VerifiedResponse;
}

/** Before anything is read: what is held against nothing passes. */
function checkExpected({ issuer, audience, assertionConsumerService, inResponseTo }: ExpectedResponse): void {
  checkExpectation(issuer, "issuer");
  checkExpectation(audience, "audience");
  checkExpectation(assertionConsumerService, "assertionConsumerService");
  if (inResponseTo !== "unsolicited") checkExpectation(inResponseTo.id, "inResponseTo.id");
}

function checkEnvelope(envelope: ReadMessage, unverified: UnverifiedElement, expected: ExpectedResponse): void {
  const response = envelope.element;
  checkVersion(response); //                                          [SAMLCore] §3.2.2
  checkId(response);
  checkResponseIssuer(envelope, unverified, expected.issuer); //      [SAMLProf] §4.1.4.2
  checkDestination(envelope, expected.assertionConsumerService); //   [SAMLBind] §3.5.5.2
  checkIssueInstant(response, expected); //                           [SAMLCore] §3.2.2
  checkInResponseTo(response, expected.inResponseTo); //              [SAMLProf] §4.1.4.2
  checkStatus(response); //                                           [SAMLCore] §3.2.2.2
}

/** The reader sees to it within a document; what was encrypted is a document of its own. */
function checkOwnId(assertion: ReadElement, response: ReadElement): void {
  if (idOf(assertion) === idOf(response)) {
    throw new SamlError("xml-id-repeated", "Response and Assertion have one ID.");
  }
}

/** Returns from when on the Assertion is too old, whichever of its confirmations brings it. */
function checkAssertion(assertion: ReadElement, expected: ExpectedResponse): Date {
  checkVersion(assertion); //                                         [SAMLCore] §2.3.3
  checkId(assertion);
  checkIssuer(assertion, { entityId: expected.issuer }); //           [SAMLProf] §4.1.4.2
  const expiresAt = checkIssueInstant(assertion, expected); //        [SAMLCore] §2.3.3
  checkConditionsForm(assertion); //                                  [SAMLCore] §2.5.1
  checkConditionsPeriod(assertion, expected); //                      [SAMLCore] §2.5.1.2
  checkAudience(assertion, expected.audience); //                     [SAMLCore] §2.5.1.4
  checkSubjectConfirmation(assertion, (data) => {
    checkDeliveryPeriod(data); //                                     [SAMLProf] §4.1.4.2
    checkRecipient(data, expected.assertionConsumerService); //       [SAMLProf] §4.1.4.3
    checkInResponseTo(data, expected.inResponseTo); //                [SAMLProf] §4.1.4.3
    checkDelivery(data, expected); //                          [SAMLProf] §4.1.4.3
  });
  return expiresAt;
}
