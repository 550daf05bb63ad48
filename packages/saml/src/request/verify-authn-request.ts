import { checkExpectation } from "../expectation.js";
import type { AssertionConsumerService } from "../metadata/service-provider.js";
import { joinSha1Uses, type Sha1Use } from "../signature/signature-policy.js";
import type { ErrorStatus } from "../status/status.js";
import { attribute } from "../xml/read-element.js";
import { answerStatus } from "./authn-request-answer.js";
import { checkDestination } from "./check-destination.js";
import { checkIssueInstant } from "./check-issue-instant.js";
import { checkId, checkVersion, idOf } from "./check-version.js";
import { chooseAssertionConsumerService } from "./choose-assertion-consumer-service.js";
import { decideAuthnRequest, type AuthenticationWish, type UnfulfillableWish } from "./decide-authn-request.js";
import type { ExpectedAuthnRequest } from "./expected-authn-request.js";
import { checkIssuer, findIssuer } from "./find-issuer.js";
import { parseMessage, type ReceivedMessage } from "./parse-message.js";
import { readMessage } from "./read-message.js";
import type { RegisteredServiceProvider } from "./service-providers.js";
import { takeMessageId } from "./take-message-id.js";

declare const verified: unique symbol;

/**
 * A request that may be answered, and where. Only {@link verifyAuthnRequest} makes one.
 *
 * With the outcome `authenticate` it is answered with an assertion, once the user has proved who they are, or with an error
 * if they do not; with the outcome `answer` it is answered with its `status` at once.
 */
export type VerifiedAuthnRequest = AnswerableRequest &
  (AuthenticationWish | (UnfulfillableWish & { readonly status: ErrorStatus }));

/** What each answer needs, with or without an assertion. */
export interface AnswerableRequest extends Sha1Use {
  readonly [verified]: true;
  /** ID of the request. */
  readonly inResponseTo: string;
  /** Entity ID of the service provider. */
  readonly issuer: string;
  /** Where to answer: an endpoint of the metadata, never one of the request's own making. */
  readonly assertionConsumerService: AssertionConsumerService;
  /** To be sent back byte for byte. Only signed if the request came in a query. */
  readonly relayState?: string;
  /** What the service provider calls itself: to be escaped where it is shown, and not to be relied on. */
  readonly providerName?: string;
  /** Whether the service provider vouches for the request. Otherwise anybody may have sent the browser with it. */
  readonly signature: "verified" | "none";
}

/**
 * Verifies an AuthnRequest and says how to answer it.
 *
 * What it throws must not be answered: not even the address for an answer is certain then, so show a page of your own. It
 * does not decide whether the user may sign in. Extensions and Consent are ignored.
 *
 * @throws {@link SamlError} at the first check that fails, in this order: `message-not-deflated`, `message-too-large`,
 * `xml-…`, `schema-…`, `message-unexpected`; `issuer-missing`, `entity-id-too-long`, `service-provider-unknown`;
 * `signature-…`, `verification-key-missing`, `reference-not-to-parent`, `canonicalization-not-allowed`,
 * `transform-not-allowed`, `digest-algorithm-not-allowed`, `digest-mismatch`; `version-unsupported`, `id-too-long`,
 * `issuer-mismatch`, `issuer-not-entity`, `destination-missing`, `destination-mismatch`, `issue-instant-too-old`,
 * `issue-instant-in-future`; `assertion-consumer-service-ambiguous`, `assertion-consumer-service-unknown`,
 * `protocol-binding-unsupported`, `endpoint-not-allowed`; `message-replayed`. And what the roles reject with. TypeError for an
 * endpoint or entity ID that is empty, or no text.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1}
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-profiles-2.0-os.pdf | SAML Profiles §4.1.4}
 */
export async function verifyAuthnRequest(
  message: ReceivedMessage,
  expected: ExpectedAuthnRequest,
): Promise<VerifiedAuthnRequest> {
  checkExpectation(expected.endpoint, "endpoint");
  checkExpectation(expected.entityId, "entityId");
  const unverified = parseMessage(message, "SAMLRequest", "AuthnRequest");
  const serviceProvider = await findIssuer(unverified, expected.serviceProviders);
  const read = readMessage(message, unverified, serviceProvider, signatureDemand(serviceProvider), expected.now);
  const request = read.element;

  checkVersion(request); //                                            [SAMLCore] §3.2.1
  checkId(request); //                                                 [SAMLCore] §3.2.1
  checkIssuer(request, serviceProvider); //                            [SAMLProf] §4.1.4.1
  checkDestination(read, expected.endpoint); //                        [SAMLBind] §3.4.5.2, §3.5.5.2
  const expiresAt = checkIssueInstant(request, expected); //           [SAMLCore] §3.2.1
  const assertionConsumerService = chooseAssertionConsumerService(request, serviceProvider, expected); // [SAMLCore] §3.4.1
  // Last, so that only a request that is otherwise in order uses its ID up.
  await takeMessageId(request, serviceProvider.entityId, expiresAt, expected.usedIds);

  const wish = decideAuthnRequest(request, serviceProvider, expected);
  const providerName = attribute(request, "ProviderName");
  return {
    inResponseTo: idOf(request),
    issuer: serviceProvider.entityId,
    assertionConsumerService,
    ...(message.relayState !== undefined && { relayState: message.relayState }),
    ...(providerName !== undefined && { providerName }),
    signature: read.signature,
    ...joinSha1Uses(read),
    // Last: what is added behind so many members costs more than the whole of this object.
    ...(wish.outcome === "authenticate" ? wish : { ...wish, status: answerStatus[wish.reason] }),
  } as VerifiedAuthnRequest;
}

/** One that says it signs all is taken at its word: a request without a signature is then not its own. */
function signatureDemand(serviceProvider: RegisteredServiceProvider): "signature-required" | "signature-optional" {
  const { insecureAllowUnsignedRequests, authnRequestsSigned } = serviceProvider;
  return insecureAllowUnsignedRequests === true && !authnRequestsSigned ? "signature-optional" : "signature-required";
}
