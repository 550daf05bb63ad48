import { SamlError } from "../errors.js";
import { checkDestination } from "../request/check-destination.js";
import { checkId, checkVersion } from "../request/check-version.js";
import type { ReadMessage } from "../request/read-message.js";
import { checkInResponseTo } from "../response/reading/check-in-response-to.js";
import { checkResponseIssuer } from "../response/reading/check-response-issuer.js";
import { checkStatus } from "../response/reading/check-status.js";
import { openAssertion } from "../response/reading/open-assertion.js";
import { openEncrypted } from "../response/reading/open-encrypted.js";
import { findAssertion } from "../response/reading/open-envelope.js";
import { readAuthnStatements } from "../response/reading/read-authn-statements.js";
import { isSigned } from "../signature/verify-enveloped-signature.js";
import { saml } from "../xml/namespaces.js";
import { collapsedAttribute } from "../xml/read-element.js";
import { isElement, type ReadElement, type UnverifiedElement } from "../xml/unverified-element.js";
import { checkNotInFuture } from "./check-not-in-future.test.fixture.js";
import { judgeAssertion } from "./judge-assertion.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import { openSigned } from "./open-message.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/**
 * Judges a Response as a service provider does, as far as the case says what to expect.
 *
 * @throws {@link SamlError} those of {@link verifyResponse}, except `message-replayed`.
 */
export async function judgeResponse(
  unverified: UnverifiedElement,
  { query }: ReceivedMessage,
  circumstances: Circumstances,
): Promise<Acceptance> {
  if (query !== undefined) throw new SamlError("message-unexpected", "A Response does not come in a query.");
  const response = openSigned(unverified, circumstances);
  const found = findAssertion(unverified);
  const assertion = found && (await openFound(found, response, circumstances));
  judgeEnvelope(response, unverified, circumstances);
  if (assertion === undefined) throw new SamlError("assertion-missing", "The Response has no Assertion.");
  judgeDemands({ isSigned: isSigned(unverified) }, assertion, circumstances);
  readAuthnStatements(assertion.element);
  const inResponseTo = collapsedAttribute(response.element, "InResponseTo");
  return judgeAssertion(assertion.element, { confirmation: "bearer", inResponseTo }, circumstances);
}

function judgeEnvelope(response: ReadMessage, unverified: UnverifiedElement, { params, clock }: Circumstances): void {
  const { element } = response;
  checkVersion(element);
  checkId(element);
  if (params.issuer !== undefined) checkResponseIssuer(response, unverified, params.issuer);
  const destination = params.destination ?? params.acs;
  if (destination !== undefined) checkDestination(response, destination);
  if (clock !== undefined) checkNotInFuture(element, clock);
  if (params.inResponseTo !== undefined) checkInResponseTo(element, { id: params.inResponseTo });
  checkStatus(element);
}

interface OpenedAssertion {
  readonly element: ReadElement;
  readonly isSigned: boolean;
}

async function openFound(
  found: UnverifiedElement,
  response: ReadMessage,
  circumstances: Circumstances,
): Promise<OpenedAssertion> {
  const { signingKeys, ...policy } = circumstances;
  if (signingKeys !== undefined) {
    const { element, signature } = await openAssertion(found, response, { ...policy, signingKeys }, policy.now);
    return { element, isSigned: signature === "verified" };
  }
  const isPlain = isElement(found, saml.uri, "Assertion");
  const assertion = isPlain ? found : await openEncrypted(found, "Assertion", policy);
  return { element: openSigned(assertion, policy).element, isSigned: isSigned(assertion) };
}

/** What is asked for beside the signature of somebody whose key is given. */
function judgeDemands(
  response: { readonly isSigned: boolean },
  assertion: OpenedAssertion,
  { params }: Circumstances,
): void {
  if (params.spRequiresSignature === true && !response.isSigned && !assertion.isSigned) {
    throw new SamlError("signature-missing", "Neither the Response nor its Assertion is signed.");
  }
  if (params.wantAssertionsSigned === true && !assertion.isSigned) {
    throw new SamlError("signature-insufficient", "The Assertion has no signature of its own.");
  }
}
