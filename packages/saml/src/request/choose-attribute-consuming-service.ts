import { defaultEndpoint } from "../metadata/indexed-endpoint.js";
import type { AttributeConsumingService, ServiceProvider } from "../metadata/service-provider.js";
import { collapsedAttribute } from "../xml/read-element.js";
import type { ReadElement } from "../xml/unverified-element.js";

/**
 * Chooses which attributes to give: those of the service that the request names by its index, or of the default one, if
 * there is any.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-core-2.0-os.pdf | SAML Core §3.4.1}
 */
export function chooseAttributeConsumingService(
  request: ReadElement,
  { attributeConsumingServices }: Pick<ServiceProvider, "attributeConsumingServices">,
): AttributeConsumingService | "unknown" | undefined {
  const index = collapsedAttribute(request, "AttributeConsumingServiceIndex");
  if (index === undefined) return defaultEndpoint(attributeConsumingServices);
  return attributeConsumingServices.find((service) => service.index === Number(index)) ?? "unknown";
}
