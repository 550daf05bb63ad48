import { parseEndpoint } from "../../endpoint.js";
import { SamlError } from "../../errors.js";
import type { VerificationKeyOptions } from "../../signature/verification-key.js";
import { booleanAttribute } from "../../xml/boolean-attribute.js";
import { md, samlp } from "../../xml/namespaces.js";
import { attribute, children, collapsedAttribute, collapsedText } from "../../xml/read-element.js";
import type { ReadElement } from "../../xml/unverified-element.js";
import type { IndexedEndpoint } from "../indexed-endpoint.js";
import type {
  AssertionConsumerService,
  AttributeConsumingService,
  RequestedAttribute,
  ServiceProvider,
  SingleLogoutService,
} from "../service-provider.js";
import { readKeyDescriptors } from "./read-key-descriptor.js";

/** What is taken of a service provider beyond the strict default. */
export interface ServiceProviderOptions extends VerificationKeyOptions {
  /** Takes endpoints with http on the loopback host, for development. */
  readonly insecureAllowLoopbackHttp?: boolean;
}

/**
 * Finds the one role in which an entity is a service provider of SAML 2.0.
 *
 * @throws {@link SamlError} `metadata-role-missing`, `metadata-role-repeated`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.1, §2.4.4}
 */
export function findServiceProviderRole(entity: ReadElement): ReadElement {
  const [role, second] = children(entity, md.uri, "SPSSODescriptor").filter(supportsSaml2);
  if (role === undefined) {
    throw new SamlError("metadata-role-missing", "The entity is not a service provider of SAML 2.0.");
  }
  // Which of them counts the standard leaves open, and each reader could choose another.
  if (second !== undefined) {
    throw new SamlError("metadata-role-repeated", "The entity is a service provider of SAML 2.0 several times.");
  }
  return role;
}

/**
 * Reads `<md:SPSSODescriptor>`. Extensions, names for people and requested attribute values are not read.
 *
 * @throws {@link SamlError} `endpoint-not-allowed`, `metadata-index-repeated`, `metadata-key-missing`,
 * `certificate-malformed`, `key-unsupported`, `key-too-short`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.4.4}
 */
export function readServiceProvider(
  entityId: string,
  role: ReadElement,
  options: ServiceProviderOptions,
): ServiceProvider {
  const services = children(role, md.uri, "AssertionConsumerService");
  const consumers = services.map((it) => assertionConsumerService(it, options));
  const attributeConsumers = children(role, md.uri, "AttributeConsumingService").map(attributeConsumingService);
  checkIndexes(consumers);
  checkIndexes(attributeConsumers);
  return {
    entityId,
    // The schema asks for one.
    assertionConsumerServices: consumers as [AssertionConsumerService, ...AssertionConsumerService[]],
    singleLogoutServices: children(role, md.uri, "SingleLogoutService").map((it) => singleLogoutService(it, options)),
    ...readKeyDescriptors(role, options),
    nameIdFormats: children(role, md.uri, "NameIDFormat")
      .map(collapsedText)
      .filter((format) => format !== ""),
    authnRequestsSigned: booleanAttribute(role, "AuthnRequestsSigned") ?? false,
    wantAssertionsSigned: booleanAttribute(role, "WantAssertionsSigned") ?? false,
    attributeConsumingServices: attributeConsumers,
  };
}

function supportsSaml2(role: ReadElement): boolean {
  return collapsedAttribute(role, "protocolSupportEnumeration")?.split(" ").includes(samlp.uri) === true;
}

function assertionConsumerService(element: ReadElement, options: ServiceProviderOptions): AssertionConsumerService {
  return {
    binding: collapsedAttribute(element, "Binding") ?? "",
    location: readAddress(element, "Location", options) ?? "",
    ...readIndex(element),
  };
}

function singleLogoutService(element: ReadElement, options: ServiceProviderOptions): SingleLogoutService {
  const responseLocation = readAddress(element, "ResponseLocation", options);
  return {
    binding: collapsedAttribute(element, "Binding") ?? "",
    location: readAddress(element, "Location", options) ?? "",
    ...(responseLocation !== undefined && { responseLocation }),
  };
}

function attributeConsumingService(element: ReadElement): AttributeConsumingService {
  const requestedAttributes = children(element, md.uri, "RequestedAttribute").map(requestedAttribute);
  return { ...readIndex(element), requestedAttributes };
}

function requestedAttribute(element: ReadElement): RequestedAttribute {
  const nameFormat = collapsedAttribute(element, "NameFormat");
  return {
    name: attribute(element, "Name") ?? "",
    ...(nameFormat !== undefined && { nameFormat }),
    isRequired: booleanAttribute(element, "isRequired") ?? false,
  };
}

/** A browser goes there with an assertion, or with whatever `javascript:` makes of it. */
function readAddress(element: ReadElement, name: string, options: ServiceProviderOptions): string | undefined {
  const address = collapsedAttribute(element, name);
  if (address === undefined) return undefined;
  const { protocol } = parseEndpoint(address, name);
  if (protocol !== "https:" && options.insecureAllowLoopbackHttp !== true) {
    throw new SamlError("endpoint-not-allowed", `${name} is not an https URL.`);
  }
  return address;
}

function readIndex(element: ReadElement): IndexedEndpoint {
  const isDefault = booleanAttribute(element, "isDefault");
  return { index: Number(collapsedAttribute(element, "index")), ...(isDefault !== undefined && { isDefault }) };
}

/** A request that names a repeated index could be sent to either. */
function checkIndexes(endpoints: readonly IndexedEndpoint[]): void {
  if (new Set(endpoints.map(({ index }) => index)).size < endpoints.length) {
    throw new SamlError("metadata-index-repeated", "Two endpoints or services have one index.");
  }
}
