export { parseCertificate } from "./certificate/parse-certificate.js";
export { parsePem, toPem } from "./certificate/pem.js";
export {
  verifyCertificatePath,
  type ExpectedCertificatePath,
  type VerifiedCertificatePath,
} from "./path/verify-certificate-path.js";
export type { Certificate, CertificateExtension } from "./certificate/certificate.js";
export { formatDistinguishedName } from "./name/format-distinguished-name.js";
export type { DistinguishedName, NameAttribute } from "./name/distinguished-name.js";
export type { GeneralName } from "./name/general-name.js";
export { findExtension } from "./extensions/find-extension.js";
export { readBasicConstraints, type BasicConstraints } from "./extensions/basic-constraints.js";
export { readKeyUsage, type KeyUsage } from "./extensions/key-usage.js";
export { readExtendedKeyUsage } from "./extensions/extended-key-usage.js";
export { readSubjectAltName } from "./extensions/subject-alt-name.js";
export { readSubjectKeyIdentifier } from "./extensions/key-identifiers.js";
export { X509Error, type X509ErrorCode } from "./errors.js";

export { signCertificate, type CertificateFields } from "./certificate/sign-certificate.js";
export { createCertificateSigner, type CertificateSigner } from "./certificate/certificate-signer.js";
export { parseEcdsaSignature } from "./certificate/ecdsa-signature.js";
export type { CertificateSignatureAlgorithm } from "./certificate/signature-algorithms.js";
export { distinguishedName } from "./name/distinguished-name.js";
export type { AttributeTypeName } from "./name/attribute-types.js";
export { basicConstraints } from "./extensions/basic-constraints.js";
export { keyUsage } from "./extensions/key-usage.js";
export { extendedKeyUsage } from "./extensions/extended-key-usage.js";
export { subjectAltName } from "./extensions/subject-alt-name.js";
export { authorityKeyIdentifier, subjectKeyIdentifier } from "./extensions/key-identifiers.js";
export { crlDistributionPoints } from "./extensions/crl-distribution-points.js";
export { parseGeneralNames, serializeGeneralNames } from "./name/general-name.js";
export { parseDer, type DerElement } from "./der/parse-der.js";
export { serializeDer } from "./der/serialize-der.js";
export { derTag } from "./der/tag.js";
export { readText } from "./der/text.js";
export { sameOctets } from "./der/same-octets.js";
export { extensionOid } from "./extensions/extension-oids.js";
export { parsePublicKeyKind, type PublicKeyKind } from "./certificate/public-key-kind.js";
