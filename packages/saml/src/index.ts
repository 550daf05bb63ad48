export { signUnsolicitedResponse } from "./response/sign-unsolicited-response.js";
export type { UnsolicitedResponse } from "./response/unsolicited-response.js";
export type { NameId } from "./assertion/subject.js";
export type { Attribute } from "./assertion/attribute-statement.js";
export { nameIdFormat } from "./assertion/name-id-format.js";
export { attributeNameFormat } from "./assertion/attribute-name-format.js";
export { authnContextClass } from "./assertion/authn-context-class.js";

export { createSigner } from "./signature/create-signer.js";
export type { SignatureAlgorithm, Signer } from "./signature/signer.js";

export { encodePostBinding } from "./http-post/encode-post-binding.js";
export { buildPostPage, postPageScript, type PostPage, type PostPageFields } from "./http-post/post-page.js";

export { serializeIdentityProviderMetadata } from "./metadata/serialize-identity-provider-metadata.js";
export type { IdentityProviderDescriptor, SingleSignOnService } from "./metadata/identity-provider-descriptor.js";
export type { Organization } from "./metadata/organization.js";
export type { ContactPerson } from "./metadata/contact-person.js";
export { binding } from "./metadata/binding.js";

export { SamlError, type SamlErrorCode } from "./errors.js";
