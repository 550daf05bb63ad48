import { SamlError } from "../errors.js";
import { canonicalXml } from "../xml/canonical-xml.js";
import { dateTime } from "../xml/date-time.js";
import { element, type XmlElement } from "../xml/element.js";
import { md, samlp } from "../xml/namespaces.js";
import { contactPerson } from "./contact-person.js";
import { duration } from "./duration.js";
import {
  checkIdentityProviderDescriptor,
  type IdentityProviderDescriptor,
  type SingleSignOnService,
} from "./identity-provider-descriptor.js";
import { encryptionKeyDescriptor, signingKeyDescriptor } from "./key-descriptor.js";
import { organization } from "./organization.js";
import type { SingleLogoutService } from "./service-provider.js";

/**
 * Writes the metadata of an identity provider, to be served or uploaded as UTF-8.
 *
 * The string starts with the root element: no XML declaration, and no byte order mark, which AWS IAM refuses. The
 * document is not signed: see {@link signIdentityProviderMetadata}.
 *
 * @throws {@link SamlError} `value-missing`, `character-not-allowed`, `entity-id-too-long`, `certificate-malformed`,
 * `key-unsupported`, `endpoint-not-allowed`, `instant-invalid`, `duration-invalid`, `metadata-too-short`.
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.3.2}
 */
export function serializeIdentityProviderMetadata(descriptor: IdentityProviderDescriptor): string {
  return serializeEntityDescriptor(descriptor, undefined);
}

/** The same with an ID for a signature to refer to. */
export function serializeEntityDescriptor(descriptor: IdentityProviderDescriptor, id: string | undefined): string {
  checkIdentityProviderDescriptor(descriptor);
  const metadata = canonicalXml(entityDescriptor(descriptor, id));
  if (metadata.length < shortestForIam) {
    throw new SamlError("metadata-too-short", `The metadata has fewer than ${shortestForIam} characters.`);
  }
  return metadata;
}

/** `<md:EntityDescriptor>` ([SAMLMeta] §2.3.2). */
function entityDescriptor(descriptor: IdentityProviderDescriptor, id: string | undefined): XmlElement {
  const { entityId, validUntil, cacheDuration, contacts = [] } = descriptor;
  const identity = {
    ID: id,
    cacheDuration: cacheDuration === undefined ? undefined : duration(cacheDuration, "cacheDuration"),
    entityID: entityId,
    validUntil: validUntil && dateTime(validUntil, "validUntil"),
  };
  const organizations = descriptor.organization === undefined ? [] : [organization(descriptor.organization)];
  return element(md, "EntityDescriptor", identity, [
    idpSsoDescriptor(descriptor),
    ...organizations,
    ...contacts.map(contactPerson),
  ]);
}

/** `<md:IDPSSODescriptor>` ([SAMLMeta] §2.4.3). */
function idpSsoDescriptor(descriptor: IdentityProviderDescriptor): XmlElement {
  const { signingCertificates, encryptionCertificates = [], singleLogoutServices = [] } = descriptor;
  const capabilities = {
    WantAuthnRequestsSigned: String(descriptor.wantAuthnRequestsSigned ?? false),
    protocolSupportEnumeration: samlp.uri,
  };
  return element(md, "IDPSSODescriptor", capabilities, [
    ...signingCertificates.map(signingKeyDescriptor),
    ...encryptionCertificates.map(encryptionKeyDescriptor),
    ...singleLogoutServices.map(singleLogoutService),
    ...descriptor.nameIdFormats.map((format) => element(md, "NameIDFormat", {}, [format])),
    ...descriptor.singleSignOnServices.map(singleSignOnService),
  ]);
}

/** `<md:SingleLogoutService>`, of type EndpointType ([SAMLMeta] §2.2.2). */
function singleLogoutService({ binding, location, responseLocation }: SingleLogoutService): XmlElement {
  const endpoint = { Binding: binding, Location: location, ResponseLocation: responseLocation };
  return element(md, "SingleLogoutService", endpoint, []);
}

/** `<md:SingleSignOnService>`, of type EndpointType; it never has a ResponseLocation ([SAMLMeta] §2.4.3). */
function singleSignOnService({ binding, location }: SingleSignOnService): XmlElement {
  return element(md, "SingleSignOnService", { Binding: binding, Location: location }, []);
}

/** Lower bound of SAMLMetadataDocument in IAM's CreateSAMLProvider. One RSA-2048 certificate reaches it. */
const shortestForIam = 1000;
