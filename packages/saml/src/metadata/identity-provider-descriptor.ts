import { parseEndpoint } from "../endpoint.js";
import { checkEntityId } from "../entity-id.js";
import { checkNotEmpty, checkPresent } from "../required.js";
import { certifiedKey } from "../signature/certificate.js";
import type { ContactPerson } from "./contact-person.js";
import type { Organization } from "./organization.js";
import type { SingleLogoutService } from "./service-provider.js";

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
  /** DER certificates of the keys that sign; two or more during a roll-over: see {@link SigningKeys}. */
  readonly signingCertificates: readonly [Uint8Array, ...Uint8Array[]];
  /**
   * DER certificates of keys that are encrypted for: ours, for service providers that encrypt the NameID of a LogoutRequest;
   * and that of the pair that was made for AWS IAM, which holds its private key, so that the document that IAM is given
   * carries both sides' keys: see {@link createEncryptionRecipient}.
   */
  readonly encryptionCertificates?: readonly Uint8Array[];
  /** Where service providers sign their users out. */
  readonly singleLogoutServices?: readonly SingleLogoutService[];
  /** Formats that the identity provider can send: see {@link nameIdFormat}. */
  readonly nameIdFormats: readonly string[];
  /** The schema wants one, even of a provider that answers no request. */
  readonly singleSignOnServices: readonly [SingleSignOnService, ...SingleSignOnService[]];
  /** Asks service providers to sign their requests. By default `false`, as the standard has it, yet always written. */
  readonly wantAuthnRequestsSigned?: boolean;
  /** When the document expires. AWS IAM does not look at it. */
  readonly validUntil?: Date;
  /** How long the document may be kept before it is read again, in seconds. */
  readonly cacheDuration?: number;
  /** Who runs the identity provider. */
  readonly organization?: Organization;
  /** Whom to ask. */
  readonly contacts?: readonly ContactPerson[];
}

/**
 * Refuses a descriptor that would lead a service provider nowhere, or that lacks what the schema demands.
 *
 * @throws {@link SamlError} `value-missing`, `entity-id-too-long`, `certificate-malformed`, `key-unsupported`,
 * `endpoint-not-allowed`.
 */
export function checkIdentityProviderDescriptor(descriptor: IdentityProviderDescriptor): void {
  checkEntityId(descriptor.entityId, "entityId");
  checkNotEmpty(descriptor.signingCertificates, "signingCertificates");
  descriptor.signingCertificates.forEach(certifiedKey);
  descriptor.encryptionCertificates?.forEach(certifiedKey);
  descriptor.singleLogoutServices?.forEach(checkSingleLogoutService);
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

function checkSingleLogoutService({ binding, location, responseLocation }: SingleLogoutService): void {
  checkPresent(binding, "singleLogoutServices.binding");
  parseEndpoint(location, "singleLogoutServices.location");
  if (responseLocation !== undefined) parseEndpoint(responseLocation, "singleLogoutServices.responseLocation");
}

function checkMembersPresent(texts: Organization | ContactPerson, field: string): void {
  for (const [name, text] of Object.entries(texts)) checkPresent(text as string, `${field}.${name}`);
}
