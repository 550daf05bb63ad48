export { createRootAuthority, type AuthorityRequest } from "./authority/create-root-authority.js";
export { issueAuthority, type SubordinateRequest } from "./authority/issue-authority.js";
export type { CertificateAuthority } from "./authority/certificate-authority.js";
export { issueCertificate } from "./issuance/issue-certificate.js";
export type {
  CertificateRequest,
  CertificateTerms,
  KeyedSubject,
  RequestingSubject,
} from "./issuance/certificate-request.js";
export type { SubjectRequest } from "./issuance/subject-name.js";
export type { LifetimeRequest } from "./issuance/validity.js";
export type { PublishedAt } from "./issuance/published-at.js";
export {
  issueSmartCardLogonCertificate,
  type SmartCardLogonRequest,
} from "./issuance/issue-smart-card-logon-certificate.js";
export { issueSelfSignedCertificate } from "./issuance/issue-self-signed-certificate.js";
export type { OwnKeyRequest } from "./issuance/issue-self-signed.js";
export { smartCardLogon } from "./profiles/smart-card-logon.js";
export { domainController } from "./profiles/domain-controller.js";
export { deviceIdentity } from "./profiles/device-identity.js";
export { issuingCa } from "./profiles/issuing-ca.js";
export { rootCa } from "./profiles/root-ca.js";
export type { CertificateProfile, RequestRule } from "./profiles/certificate-profile.js";
export { revokeCertificate, type RevocationRequest } from "./revocation/revoke-certificate.js";
export {
  issueCertificateList,
  issueDeltaCertificateList,
  type CertificateListRequest,
} from "./revocation/issue-certificate-list.js";
export {
  createCertificateIssuer,
  type CertificateIssuer,
  type CertificateIssuerOptions,
  type IssuedCertificate,
} from "./issuer/certificate-issuer.js";
export { createMemoryAuthorityStore } from "./store/memory-authority-store.js";
export { PrivateCaError, type PrivateCaErrorCode } from "./errors.js";

export { createAuthorityLedger, type AuthorityLedger } from "./store/authority-ledger.js";
export type {
  AuthorityStore,
  CertificateListContent,
  CertificateListRecord,
  IssuanceRecord,
  ListedRevocation,
  RevocationRecord,
} from "./store/authority-store.js";
