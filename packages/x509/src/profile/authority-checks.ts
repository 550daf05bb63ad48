import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { readBasicConstraints } from "../extensions/basic-constraints.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { findExtension } from "../extensions/find-extension.js";
import { readKeyUsage } from "../extensions/key-usage.js";

/** What an authority's certificate needs. */
export function checkAuthority(certificate: Certificate): void {
  checkSubject(certificate); //                     §4.1.2.6
  checkSubjectKeyIdentifier(certificate); //        §4.2.1.2
  checkBasicConstraints(certificate); //            §4.2.1.9
  checkPathLenConstraint(certificate); //           §4.2.1.9
}

/** What the certificate of one that is no authority must not have. */
export function checkEndEntity(certificate: Certificate): void {
  checkKeyCertSign(certificate); //                 §4.2.1.3
  checkNoNameConstraints(certificate); //           §4.2.1.10
}

function checkSubject({ subject }: Certificate): void {
  if (subject.attributes.length === 0) throw new X509Error("name-empty", "an authority without a name");
}

function checkSubjectKeyIdentifier(certificate: Certificate): void {
  if (!findExtension(certificate, extensionOid.subjectKeyIdentifier)) {
    throw new X509Error("extension-missing", "an authority without subjectKeyIdentifier");
  }
}

function checkBasicConstraints(certificate: Certificate): void {
  if (findExtension(certificate, extensionOid.basicConstraints)?.critical !== true) {
    throw new X509Error("extension-criticality-wrong", "basicConstraints of an authority is not critical");
  }
}

function checkPathLenConstraint(certificate: Certificate): void {
  const { pathLen } = readBasicConstraints(certificate) ?? {};
  if (pathLen !== undefined && readKeyUsage(certificate)?.includes("keyCertSign") === false) {
    throw new X509Error("extension-not-allowed", "a pathLenConstraint of a key that does not sign certificates");
  }
}

function checkKeyCertSign(certificate: Certificate): void {
  if (readKeyUsage(certificate)?.includes("keyCertSign") === true) {
    throw new X509Error("extension-not-allowed", "a key that may sign certificates, of one that is no authority");
  }
}

function checkNoNameConstraints(certificate: Certificate): void {
  if (findExtension(certificate, extensionOid.nameConstraints)) {
    throw new X509Error("extension-not-allowed", "nameConstraints of one that is no authority");
  }
}
