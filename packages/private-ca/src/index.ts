export { createRootAuthority, type AuthorityRequest } from "./create-root-authority.js";
export { issueAuthority } from "./issue-authority.js";
export { issueSmartCardLogonCertificate, type SmartCardLogonRequest } from "./issue-smart-card-logon-certificate.js";
export { issueSelfSignedCertificate } from "./issue-self-signed-certificate.js";
export {
  createCertificateIssuer,
  type CertificateIssuer,
  type IssuedCertificate,
  type LogonCertificateRequest,
} from "./certificate-issuer.js";
export type { CertificateAuthority } from "./certificate-authority.js";
export { PrivateCaError, type PrivateCaErrorCode } from "./errors.js";
