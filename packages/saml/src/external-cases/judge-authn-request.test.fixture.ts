import { SamlError } from "../errors.js";
import { binding } from "../metadata/binding.js";
import type { AssertionConsumerService } from "../metadata/service-provider.js";
import { chooseAssertionConsumerService } from "../request/choose-assertion-consumer-service.js";
import { checkIssueInstant } from "../request/check-issue-instant.js";
import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement, UnverifiedElement } from "../xml/unverified-element.js";
import { judgeRequest } from "./judge-request.test.fixture.js";
import type { Acceptance, Circumstances } from "./judgement.test.fixture.js";
import type { ReceivedMessage } from "./received-message.test.fixture.js";

/**
 * Judges an AuthnRequest: whether it may be answered, and not with what.
 *
 * @throws {@link SamlError} the codes of {@link judgeRequest}, `issue-instant-too-old`, `issue-instant-in-future`,
 * `assertion-consumer-service-ambiguous`, `assertion-consumer-service-unknown`, `protocol-binding-unsupported`,
 * `endpoint-not-allowed`.
 */
export function judgeAuthnRequest(
  unverified: UnverifiedElement,
  received: ReceivedMessage,
  circumstances: Circumstances,
): Acceptance {
  const { params, clock } = circumstances;
  const { element, sender } = judgeRequest(unverified, received, circumstances);
  if (clock !== undefined) checkIssueInstant(element, clock);
  checkScheme(element);
  if (sender !== undefined) checkRegistered(element, sender.assertionConsumerServices);
  if (params.acs !== undefined) checkNamed(element, params.acs);
  return {};
}

/** Whatever is registered: no browser is sent to `javascript:` and its kind. */
function checkScheme(request: ReadElement): void {
  const url = collapsedAttribute(request, "AssertionConsumerServiceURL");
  if (url !== undefined && !webAddress.test(url)) {
    throw new SamlError("endpoint-not-allowed", "The request names an endpoint that is no address of the web.");
  }
}

/** As the product chooses, but for http: whether that is allowed is for the operator to say, whom a case does not have. */
function checkRegistered(request: ReadElement, services: readonly AssertionConsumerService[]): void {
  try {
    const assertionConsumerServices = services as [AssertionConsumerService];
    chooseAssertionConsumerService(request, { assertionConsumerServices }, { insecureAllowLoopbackHttp: true });
  } catch (error) {
    const isChosen = error instanceof SamlError && error.code === "endpoint-not-allowed";
    if (!isChosen || !services.every(({ location }) => webAddress.test(location))) throw error;
  }
}

/** Where only one URL is known to be registered: an index stands for whatever has it. */
function checkNamed(request: ReadElement, acs: string): void {
  const index = collapsedAttribute(request, "AssertionConsumerServiceIndex");
  const url = collapsedAttribute(request, "AssertionConsumerServiceURL");
  const protocolBinding = collapsedAttribute(request, "ProtocolBinding");
  if (index !== undefined && (url !== undefined || protocolBinding !== undefined)) {
    throw new SamlError("assertion-consumer-service-ambiguous", "The request names its endpoint in two ways.");
  }
  if (url !== undefined && url !== acs) {
    throw new SamlError("assertion-consumer-service-unknown", "The request names an endpoint that is not registered.");
  }
  if (protocolBinding !== undefined && protocolBinding !== binding.httpPost) {
    throw new SamlError(
      "protocol-binding-unsupported",
      "The request wants its answer by another binding than HTTP-POST.",
    );
  }
}

const webAddress = /^https?:\/\//i;
