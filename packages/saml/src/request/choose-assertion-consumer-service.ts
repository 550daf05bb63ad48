import { parseEndpoint } from "../endpoint.js";
import { SamlError } from "../errors.js";
import { binding } from "../metadata/binding.js";
import { defaultEndpoint } from "../metadata/indexed-endpoint.js";
import type { AssertionConsumerService, ServiceProvider } from "../metadata/service-provider.js";
import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/** Which endpoints may be answered at. Unset: those with https. */
export interface EndpointPolicy {
  /** Takes http on the loopback host, for development on one machine. */
  readonly insecureAllowLoopbackHttp?: boolean;
}

/**
 * Chooses where to answer: at an endpoint of the metadata that the request names, or at the default one.
 *
 * The request names it by its URL, its URL and binding, its binding or its index. What it names has to be registered as it
 * is written: there is no comparison by prefix, no wildcard, and no other endpoint instead.
 *
 * @throws {@link SamlError} `assertion-consumer-service-ambiguous`, `assertion-consumer-service-unknown`,
 * `protocol-binding-unsupported`, `endpoint-not-allowed`. None of them may be answered anywhere.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1}
 */
export function chooseAssertionConsumerService(
  request: ReadElement,
  { assertionConsumerServices }: Pick<ServiceProvider, "assertionConsumerServices">,
  policy: EndpointPolicy,
): AssertionConsumerService {
  const named = assertionConsumerServices.filter(namedBy(request));
  if (named.length === 0) {
    throw new SamlError("assertion-consumer-service-unknown", "The request names an endpoint that is not registered.");
  }
  const chosen = defaultEndpoint(named.filter((service) => service.binding === binding.httpPost));
  if (chosen === undefined) {
    throw new SamlError(
      "protocol-binding-unsupported",
      "The request wants its answer by another binding than HTTP-POST.",
    );
  }
  checkLocation(chosen, policy);
  return chosen;
}

function namedBy(request: ReadElement): (service: AssertionConsumerService) => boolean {
  const url = collapsedAttribute(request, "AssertionConsumerServiceURL");
  const protocolBinding = collapsedAttribute(request, "ProtocolBinding");
  const index = collapsedAttribute(request, "AssertionConsumerServiceIndex");
  if (index === undefined) {
    return (service) =>
      (url === undefined || service.location === url) &&
      (protocolBinding === undefined || service.binding === protocolBinding);
  }
  // Each excludes the other ([SAMLCore] §3.4.1): two readers could follow one each.
  if (url !== undefined || protocolBinding !== undefined) {
    throw new SamlError("assertion-consumer-service-ambiguous", "The request names its endpoint in two ways.");
  }
  return (service) => service.index === Number(index);
}

/** Metadata may come from elsewhere than our reader: `javascript:` and its kind stop here at the latest (CVE-2023-45683). */
function checkLocation({ location }: AssertionConsumerService, { insecureAllowLoopbackHttp }: EndpointPolicy): void {
  const { protocol } = parseEndpoint(location, "AssertionConsumerService");
  if (protocol !== "https:" && insecureAllowLoopbackHttp !== true) {
    throw new SamlError("endpoint-not-allowed", "The endpoint of the service provider has no https.");
  }
}
