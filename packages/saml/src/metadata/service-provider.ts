import type { EncryptionMethod } from "../encryption/encryption-method.js";
import type { VerificationKey } from "../signature/verification-key.js";

/** What an identity provider knows of a service provider, from its metadata or set by hand. */
export interface ServiceProvider {
  readonly entityId: string;
  /** Where Responses may go; nowhere else, whatever a request says. In the order of the metadata. */
  readonly assertionConsumerServices: readonly [AssertionConsumerService, ...AssertionConsumerService[]];
  readonly singleLogoutServices: readonly SingleLogoutService[];
  /** Keys that sign its requests; each of them will do, so that it can roll over. */
  readonly signingKeys: readonly VerificationKey[];
  /** Keys that assertions are encrypted for, the first one being used. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** Empty if it does not say: then any format will do. */
  readonly nameIdFormats: readonly string[];
  /** Whether it signs every AuthnRequest, so that an unsigned one is forged. */
  readonly authnRequestsSigned: boolean;
  readonly wantAssertionsSigned: boolean;
  readonly attributeConsumingServices: readonly AttributeConsumingService[];
}

/** `<md:AssertionConsumerService>` ([SAMLMeta] §2.4.4). */
export interface AssertionConsumerService {
  readonly binding: string;
  readonly location: string;
  readonly index: number;
  readonly isDefault?: boolean;
}

/** `<md:SingleLogoutService>` ([SAMLMeta] §2.4.2). */
export interface SingleLogoutService {
  readonly binding: string;
  readonly location: string;
  /** Where LogoutResponses go, if not to {@link SingleLogoutService.location}. */
  readonly responseLocation?: string;
}

/** `<md:KeyDescriptor>` for encryption ([SAMLMeta] §2.4.1.1). */
export interface EncryptionKey {
  /** DER. */
  readonly certificate: Uint8Array;
  /** What it can decrypt, the best first; empty if it does not say. */
  readonly methods: readonly EncryptionMethod[];
}

/** `<md:AttributeConsumingService>` ([SAMLMeta] §2.4.4.1). */
export interface AttributeConsumingService {
  readonly index: number;
  readonly isDefault?: boolean;
  readonly requestedAttributes: readonly RequestedAttribute[];
}

/** `<md:RequestedAttribute>` ([SAMLMeta] §2.4.4.2). */
export interface RequestedAttribute {
  readonly name: string;
  readonly nameFormat?: string;
  readonly isRequired: boolean;
}
