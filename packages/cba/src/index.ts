export { decideLogon } from "./logon/decide-logon.js";
export type { ClientName, ExpectedLogon, LogonDomain } from "./logon/expected-logon.js";
export type { DomainController, SambaDomainController, WindowsDomainController } from "./logon/domain-controller.js";
export type { LogonAccount, LogonAccounts } from "./logon/logon-accounts.js";
export {
  readAccountRestrictions,
  type AccountAttributes,
  type AccountRestriction,
} from "./logon/account-restrictions.js";
export type {
  LogonCheck,
  LogonCheckName,
  LogonDecision,
  LogonDenyReason,
  LogonRefusal,
  LogonRule,
} from "./logon/logon-decision.js";
export { logonExtensions } from "./logon-extensions.js";
export {
  parseObjectSid,
  parseObjectSidBase64,
  parseObjectSidText,
  serializeObjectSid,
  serializeObjectSidBase64,
  type ObjectSid,
} from "./sid/object-sid.js";
export { domainSidOf, parseDomainSid, relativeIdentifierOf, type DomainSid } from "./sid/domain-sid.js";
export { checkAccountSid, type ExpectedAccountSid } from "./sid/check-account-sid.js";
export { wellKnownRelativeIdentifiers, wellKnownSids } from "./sid/well-known-sids.js";
export {
  parseObjectGuid,
  parseObjectGuidBase64,
  parseObjectGuidText,
  serializeObjectGuid,
  serializeObjectGuidBase64,
  type ObjectGuid,
} from "./object-guid/object-guid.js";
export {
  parseUserPrincipalName,
  sameUserPrincipalName,
  splitUserPrincipalName,
  type UserPrincipalName,
} from "./upn/user-principal-name.js";
export { parseSamAccountName, type SamAccountName } from "./upn/sam-account-name.js";
export { implicitUserPrincipalName } from "./upn/implicit-user-principal-name.js";
export { checkUserPrincipalNameIsTaggable, checkUserPrincipalNameSuffix } from "./upn/check-user-principal-name.js";
export {
  altSecurityIdentitiesOf,
  type AltSecurityIdentities,
  type OfferedIdentity,
  type WithheldReason,
} from "./alt-security-identities/alt-security-identities-of.js";
export {
  matchAltSecurityIdentity,
  type AltSecurityIdentityDialect,
  type AltSecurityIdentityMatch,
} from "./alt-security-identities/match-alt-security-identity.js";
export { parseAltSecurityIdentity } from "./alt-security-identities/parse-alt-security-identity.js";
export {
  mappingStrengths,
  serializeAltSecurityIdentity,
  type AltSecurityIdentity,
  type CertificateIdentity,
  type MappingStrength,
} from "./alt-security-identities/alt-security-identity.js";
export { ntAuthDistinguishedName, ntAuthLdif } from "./nt-auth/nt-auth-store.js";
export { CbaError, type CbaErrorCode } from "./errors.js";

export { readObjectSid, sidExtension } from "./sid/sid-extension.js";
export { readUserPrincipalNames, userPrincipalNameGeneralName } from "./upn/user-principal-name-general-name.js";
export { readSidUri, sidUriGeneralName } from "./certificate-names/sid-uri.js";
export {
  krb5PrincipalNameGeneralName,
  readKrb5PrincipalNames,
  type Krb5PrincipalName,
} from "./certificate-names/krb5-principal-name.js";
export {
  domainControllerGuidGeneralName,
  readDomainControllerGuids,
} from "./certificate-names/domain-controller-guid.js";
export { keyPurpose } from "./extensions/key-purposes.js";
export { applicationPolicies, readApplicationPolicies } from "./extensions/application-policies.js";
export { certificateTemplateName, readCertificateTemplateName } from "./template/certificate-template-name.js";
export {
  certificateTemplate,
  readCertificateTemplate,
  type CertificateTemplate,
} from "./template/certificate-template.js";
