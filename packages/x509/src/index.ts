export { parseCertificate } from "./certificate/parse-certificate.js";
export { parsePem, toPem, type PemLabel } from "./certificate/pem.js";
export { verifyCertificatePath, type VerifiedCertificatePath } from "./path/verify-certificate-path.js";
export type { ExpectedCertificatePath } from "./path/expected-certificate-path.js";
export type { PolicyInputs } from "./policy/policy-state.js";
export type { Certificate, CertificateExtension } from "./certificate/certificate.js";
export { formatDistinguishedName } from "./name/format-distinguished-name.js";
export type { DistinguishedName, NameAttribute } from "./name/distinguished-name.js";
export type { GeneralName } from "./name/general-name.js";
export { findExtension, type Extended } from "./extensions/find-extension.js";
export { readBasicConstraints, type BasicConstraints } from "./extensions/basic-constraints.js";
export { readKeyUsage, type KeyUsage } from "./extensions/key-usage.js";
export { readExtendedKeyUsage } from "./extensions/extended-key-usage.js";
export { readSubjectAltName } from "./extensions/subject-alt-name.js";
export {
  readAuthorityKeyIdentifier,
  readSubjectKeyIdentifier,
  type AuthorityKeyIdentifier,
} from "./extensions/key-identifiers.js";
export { readCertificatePolicies } from "./extensions/certificate-policies.js";
export { readPolicyMappings, type PolicyMapping } from "./extensions/policy-mappings.js";
export { readPolicyConstraints, type PolicyConstraints } from "./extensions/policy-constraints.js";
export { readInhibitAnyPolicy } from "./extensions/inhibit-any-policy.js";
export { readNameConstraints, type NameConstraints } from "./extensions/name-constraints.js";
export { readCrlDistributionPoints } from "./extensions/crl-distribution-points.js";
export type { DistributionPoint, DistributionPointName, ReasonFlag } from "./extensions/distribution-point.js";
export { accessMethod, readAuthorityInfoAccess, type AccessDescription } from "./extensions/authority-info-access.js";
export { parseCertificateList } from "./crl/parse-certificate-list.js";
export type { CertificateList, RevokedCertificate, RevokedCertificates } from "./crl/certificate-list.js";
export { readCrlNumber } from "./extensions/crl-number.js";
export { readDeltaCrlIndicator } from "./extensions/delta-crl-indicator.js";
export { readFreshestCrl } from "./extensions/freshest-crl.js";
export { readInvalidityDate } from "./extensions/invalidity-date.js";
export {
  readIssuingDistributionPoint,
  type IssuingDistributionPoint,
} from "./extensions/issuing-distribution-point.js";
export { readReasonCode, type RevocationReason } from "./extensions/reason-code.js";
export type { Revocation } from "./revocation/revocation.js";
export { parseCertificationRequest } from "./certification-request/parse-certification-request.js";
export {
  verifyCertificationRequest,
  type VerifiedCertificationRequest,
} from "./certification-request/verify-certification-request.js";
export type { CertificationRequest, RequestAttribute } from "./certification-request/certification-request.js";
export { X509Error, type X509ErrorCode } from "./errors.js";

export { signCertificate, type CertificateFields } from "./certificate/sign-certificate.js";
export { createCertificateSigner, type CertificateSigner } from "./certificate/certificate-signer.js";
export { parseEcdsaSignature } from "./signature/ecdsa-signature.js";
export type { CertificateSignatureAlgorithm, InsecureSignatureAlgorithm } from "./signature/signature-algorithms.js";
export type { SignaturePolicy } from "./signature/signature-policy.js";
export { checkSignature, type SignedStructure } from "./signature/verify-signature.js";
export { readPublicKey, type PublicKey } from "./signature/public-key.js";
export { isWithinSubtree, sameName } from "./name/same-name.js";
export {
  distinguishedName,
  readDistinguishedName,
  readRelativeNames,
  type AttributeTypeAndValue,
} from "./name/distinguished-name.js";
export type { AttributeTypeName } from "./name/attribute-types.js";
export { basicConstraints } from "./extensions/basic-constraints.js";
export { keyUsage } from "./extensions/key-usage.js";
export { extendedKeyUsage } from "./extensions/extended-key-usage.js";
export { subjectAltName } from "./extensions/subject-alt-name.js";
export { certificatePolicies } from "./extensions/certificate-policies.js";
export { policyMappings } from "./extensions/policy-mappings.js";
export { policyConstraints } from "./extensions/policy-constraints.js";
export { inhibitAnyPolicy } from "./extensions/inhibit-any-policy.js";
export { nameConstraints } from "./extensions/name-constraints.js";
export { authorityKeyIdentifier, subjectKeyIdentifier } from "./extensions/key-identifiers.js";
export { crlDistributionPoints } from "./extensions/crl-distribution-points.js";
export { freshestCrl } from "./extensions/freshest-crl.js";
export { authorityInfoAccess } from "./extensions/authority-info-access.js";
export { issuingDistributionPoint } from "./extensions/issuing-distribution-point.js";
export {
  signCertificateList,
  type CertificateListFields,
  type RevokedCertificateFields,
} from "./crl/sign-certificate-list.js";
export {
  signCertificationRequest,
  type CertificationRequestFields,
} from "./certification-request/sign-certification-request.js";
export { parseGeneralNames, serializeGeneralNames } from "./name/general-name.js";
export { parseDer, parseDerElements, type DerElement } from "./der/parse-der.js";
export { serializeDer } from "./der/serialize-der.js";
export { contextConstructed, derTag } from "./der/tag.js";
export { readObjectIdentifier, serializeObjectIdentifier } from "./der/object-identifier.js";
export { readSmallInteger, serializeSmallInteger } from "./der/primitives.js";
export { isText, readText } from "./der/text.js";
export { sameOctets } from "./der/same-octets.js";
export { extensionOid } from "./extensions/extension-oids.js";
export { parsePublicKeyKind, type PublicKeyKind } from "./signature/public-key-kind.js";
