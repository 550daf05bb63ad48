import type { EncryptionMethod } from "../encryption/encryption-method.js";
import type { VerificationKey } from "../signature/verification-key.js";

/** What an identity provider knows of a service provider, from its metadata or set by hand. */
export interface ServiceProvider {
  /** What it calls itself in requests, and what its assertions have to be made for. */
  readonly entityId: string;
  /** Where Responses may go; nowhere else, whatever a request says. In the order of the metadata. */
  readonly assertionConsumerServices: readonly [AssertionConsumerService, ...AssertionConsumerService[]];
  /** Where LogoutRequests and LogoutResponses may go; empty if it takes none. */
  readonly singleLogoutServices: readonly SingleLogoutService[];
  /** Keys that sign its requests; each of them will do, so that it can roll over. */
  readonly signingKeys: readonly VerificationKey[];
  /** Keys that assertions are encrypted for, the first one being used. */
  readonly encryptionKeys: readonly EncryptionKey[];
  /** Empty if it does not say: then any format will do. */
  readonly nameIdFormats: readonly string[];
  /** Whether it signs every AuthnRequest, so that an unsigned one is forged. */
  readonly authnRequestsSigned: boolean;
  /** Whether it wants the Assertion itself signed, not only the Response around it. */
  readonly wantAssertionsSigned: boolean;
  /** Sets of attributes that its requests can name; empty if it asks for none. */
  readonly attributeConsumingServices: readonly AttributeConsumingService[];
}

/** `<md:AssertionConsumerService>` ([SAMLMeta] §2.4.4). */
export interface AssertionConsumerService {
  /** URI: see {@link binding}. */
  readonly binding: string;
  /** URL that the Response goes to. */
  readonly location: string;
  /** How a request can name it. */
  readonly index: number;
  /** Absent: the metadata does not say, which is not the same as `false` ([SAMLMeta] §2.2.3). */
  readonly isDefault?: boolean;
}

/** `<md:SingleLogoutService>` ([SAMLMeta] §2.4.2). */
export interface SingleLogoutService {
  /** URI: see {@link binding}. */
  readonly binding: string;
  /** URL that LogoutRequests go to. */
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
  /** How a request can name it. */
  readonly index: number;
  /** Absent: the metadata does not say, which is not the same as `false` ([SAMLMeta] §2.2.3). */
  readonly isDefault?: boolean;
  /** In the order of the metadata. */
  readonly requestedAttributes: readonly RequestedAttribute[];
}

/** `<md:RequestedAttribute>` ([SAMLMeta] §2.4.4.2). */
export interface RequestedAttribute {
  /** As it has to stand in the Assertion. */
  readonly name: string;
  /** URI: see {@link attributeNameFormat}. */
  readonly nameFormat?: string;
  /** Whether the service cannot do without it. */
  readonly isRequired: boolean;
}
