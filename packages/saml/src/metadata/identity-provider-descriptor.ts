import { parseEndpoint } from "../endpoint.js";
import { checkEntityId } from "../entity-id.js";
import { checkNotEmpty, checkPresent } from "../required.js";
import { parseSubjectPublicKeyInfo } from "../signature/certificate.js";
import type { ContactPerson } from "./contact-person.js";
import type { Organization } from "./organization.js";

/** Where a service provider sends its users to sign in. */
export interface SingleSignOnService {
  /** URI of the binding: see {@link binding}. */
  readonly binding: string;
  /** URL of the endpoint. */
  readonly location: string;
}

/**
 * What service providers must know of an identity provider to trust its Responses.
 *
 * @see {@link https://docs.oasis-open.org/security/saml/v2.0/saml-metadata-2.0-os.pdf | SAML Metadata §2.3.2, §2.4.3}
 */
export interface IdentityProviderDescriptor {
  /** The value that every Response carries as its issuer. */
  readonly entityId: string;
  /** DER certificates of the keys that sign; two or more during a roll-over. */
  readonly signingCertificates: readonly [Uint8Array, ...Uint8Array[]];
  /** Formats that the identity provider can send: see {@link nameIdFormat}. */
  readonly nameIdFormats: readonly string[];
  /** The schema wants one, even of a provider that answers no request. */
  readonly singleSignOnServices: readonly [SingleSignOnService, ...SingleSignOnService[]];
  /** Asks service providers to sign their requests. By default `false`, as the standard has it, yet always written. */
  readonly wantAuthnRequestsSigned?: boolean;
  /** When the document expires. AWS IAM does not look at it. */
  readonly validUntil?: Date;
  /** Who runs the identity provider. */
  readonly organization?: Organization;
  /** Whom to ask. */
  readonly contacts?: readonly ContactPerson[];
}

/**
 * Refuses a descriptor that would lead a service provider nowhere, or that lacks what the schema demands.
 *
 * @throws {@link SamlError} `value-missing`, `entity-id-too-long`, `certificate-malformed`, `endpoint-not-allowed`.
 */
export function checkIdentityProviderDescriptor(descriptor: IdentityProviderDescriptor): void {
  checkEntityId(descriptor.entityId, "entityId");
  checkNotEmpty(descriptor.signingCertificates, "signingCertificates");
  descriptor.signingCertificates.forEach(parseSubjectPublicKeyInfo);
  for (const format of descriptor.nameIdFormats) checkPresent(format, "nameIdFormats");
  checkNotEmpty(descriptor.singleSignOnServices, "singleSignOnServices");
  descriptor.singleSignOnServices.forEach(checkSingleSignOnService);
  if (descriptor.organization !== undefined) checkMembersPresent(descriptor.organization, "organization");
  for (const contact of descriptor.contacts ?? []) checkMembersPresent(contact, "contacts");
}

function checkSingleSignOnService({ binding, location }: SingleSignOnService): void {
  checkPresent(binding, "singleSignOnServices.binding");
  parseEndpoint(location, "singleSignOnServices.location");
}

function checkMembersPresent(texts: Organization | ContactPerson, field: string): void {
  for (const [name, text] of Object.entries(texts)) checkPresent(text as string, `${field}.${name}`);
}
