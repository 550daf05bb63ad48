export { signResponse, type ResponseProtection } from "./response/sign-response.js";
export type { LifetimePolicy } from "./response/check-lifetime.js";
export type { SamlResponse } from "./response/saml-response.js";
export { buildErrorResponse, signErrorResponse, type ErrorResponse } from "./response/error-response.js";
export { statusCode, type SecondLevelStatusCode, type TopLevelStatusCode } from "./status/status-code.js";
export { statusFor } from "./status/status-for.js";
export type { ErrorStatus, Status } from "./status/status.js";
export type { ReadStatus } from "./status/read-status.js";
export { buildPersistentNameId, type PairwiseSubject } from "./name-id/persistent-name-id.js";
export { buildTransientNameId } from "./name-id/transient-name-id.js";
export type { NameId } from "./name-id/name-id.js";
export type { Attribute, AttributeName, AttributeValues, ValuesOf } from "./assertion/attribute-statement.js";
export type { ProxyRestriction } from "./assertion/proxy-restriction.js";
export { nameIdFormat } from "./name-id/name-id-format.js";
export { attributeNameFormat } from "./assertion/attribute-name-format.js";
export { authnContextClass } from "./assertion/authn-context-class.js";

export {
  verifyAuthnRequest,
  type AnswerableRequest,
  type VerifiedAuthnRequest,
} from "./request/verify-authn-request.js";
export type { AuthenticatedSession, ExpectedAuthnRequest } from "./request/expected-authn-request.js";
export type { AuthenticationWish, UnfulfillableWish } from "./request/decide-authn-request.js";
export type { AnswerReason } from "./request/authn-request-answer.js";
export type { NameIdPolicy } from "./request/name-id-policy.js";
export type { RequestedConditions } from "./request/requested-conditions.js";
export { chooseNameId } from "./request/choose-name-id.js";
export type { RegisteredServiceProvider, ServiceProviders } from "./request/service-providers.js";
export type { OneTimeStore } from "./request/one-time-store.js";
export type { MessageAge } from "./request/check-issue-instant.js";
export type { EndpointPolicy } from "./request/choose-assertion-consumer-service.js";
export type { ReceivedMessage } from "./request/parse-message.js";
export { decodePostBinding, type PostBindingOptions, type PostMessage } from "./http-post/decode-post-binding.js";
export {
  parseRedirectQuery,
  type RedirectMessage,
  type RedirectSignature,
} from "./http-redirect/parse-redirect-query.js";
export { verifyRedirectSignature } from "./http-redirect/verify-redirect-signature.js";
export { buildRedirectUrl, type RedirectFields } from "./http-redirect/build-redirect-url.js";
export type { MessageParameter } from "./http-redirect/message-parameter.js";

export {
  verifyLogoutRequest,
  type ExpectedLogoutRequest,
  type VerifiedLogoutRequest,
} from "./logout/verify-logout-request.js";
export {
  verifyLogoutResponse,
  type ExpectedLogoutResponse,
  type VerifiedLogoutResponse,
} from "./logout/verify-logout-response.js";
export type { ExpectedLogoutMessage, LogoutMessage } from "./logout/read-logout-message.js";
export { decideLogout, type LogoutDecision } from "./logout/decide-logout.js";
export {
  logoutStatus,
  recordLogout,
  startLogout,
  type LogoutInitiator,
  type LogoutRun,
  type ParticipantOutcome,
  type RecordedOutcome,
  type SessionParticipant,
} from "./logout/logout-run.js";
export { signLogoutRequest, signLogoutResponse } from "./logout/sign-logout.js";
export { serializeLogoutRequest, type LogoutRequest } from "./logout/logout-request.js";
export { serializeLogoutResponse, type LogoutResponse } from "./logout/logout-response.js";
export { logoutReason } from "./logout/logout-reason.js";
export { wrapSoap, type SoapMessage } from "./soap/soap.js";

export { verifyResponse, type VerifiedResponse } from "./response/verify-response.js";
export type { ExpectedResponse, ResponseKeys } from "./response/expected-response.js";
export type { ReadAttribute } from "./response/reading/read-attributes.js";
export type { ReadAuthnStatement } from "./response/reading/read-authn-statements.js";
export type { Signed } from "./response/reading/check-signed.js";

export { createSigner, type SignerOptions } from "./signature/create-signer.js";
export { createSigningKeys, type SigningKey, type SigningKeys } from "./signature/signing-keys.js";
export type { Signer } from "./signature/signer.js";
export {
  createVerificationKey,
  type VerificationKey,
  type VerificationKeyOptions,
} from "./signature/verification-key.js";
export type { SignatureAlgorithm } from "./signature/signature-algorithms.js";
export type { DatedSignaturePolicy, Sha1Use, SignaturePolicy } from "./signature/signature-policy.js";

export {
  createEncryptionRecipient,
  type EncryptionAlgorithms,
  type EncryptionRecipient,
  type EncryptionRecipientOptions,
} from "./encryption/encryption-recipient.js";
export { chooseEncryption, type ChooseEncryptionOptions } from "./encryption/choose-encryption.js";
export type { DataEncryption } from "./encryption/data-encryption.js";
export type { KeyTransport, OaepHash } from "./encryption/key-transport.js";
export type { EncryptionMethod } from "./encryption/encryption-method.js";
export { createDecrypter, type Decrypter } from "./encryption/decrypter.js";
export type { DecryptionOptions } from "./encryption/read-encrypted-element.js";

export { encodePostBinding } from "./http-post/encode-post-binding.js";
export { buildPostPage, type PostPage, type PostPageFields } from "./http-post/post-page.js";

export { serializeIdentityProviderMetadata } from "./metadata/serialize-identity-provider-metadata.js";
export {
  signIdentityProviderMetadata,
  type SignableIdentityProviderDescriptor,
} from "./metadata/sign-identity-provider-metadata.js";
export type { IdentityProviderDescriptor, SingleSignOnService } from "./metadata/identity-provider-descriptor.js";
export type { Organization } from "./metadata/organization.js";
export type { ContactPerson } from "./metadata/contact-person.js";
export { binding } from "./metadata/binding.js";
export {
  verifyServiceProviderMetadata,
  verifyServiceProviderMetadataStream,
  type ExpectedServiceProviderMetadata,
  type VerifiedServiceProviderMetadata,
} from "./metadata/verify-service-provider-metadata.js";
export {
  decideMetadataRefresh,
  type MetadataRefreshDecision,
  type MetadataRefreshDenial,
  type MetadataRefreshPolicy,
} from "./metadata/decide-metadata-refresh.js";
export type { MetadataLocation, MetadataRefreshChanges } from "./metadata/metadata-refresh-changes.js";
export type { InsecureUnsigned, MetadataTrust, PinnedKeys } from "./metadata/metadata-trust.js";
export type { ExpectedValidity, MetadataValidity } from "./metadata/reading/validity.js";
export type { ServiceProviderOptions } from "./metadata/reading/read-service-provider.js";
export type {
  AssertionConsumerService,
  AttributeConsumingService,
  EncryptionKey,
  RequestedAttribute,
  ServiceProvider,
  SingleLogoutService,
} from "./metadata/service-provider.js";

export { explain } from "./explain/explain.js";
export { explainError } from "./explain/explain-error.js";
export type { Refusal, RefusalLevel } from "./explain/refusals.js";
export type { XmlLimits } from "./xml/limits.js";
export { SamlError, type SamlErrorCode, type SamlErrorOptions } from "./errors.js";
