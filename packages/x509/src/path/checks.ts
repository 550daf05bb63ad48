import type { Certificate } from "../certificate/certificate.js";
import { sameOctets } from "../der/same-octets.js";
import { X509Error } from "../errors.js";
import { readBasicConstraints } from "../extensions/basic-constraints.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { findExtension } from "../extensions/find-extension.js";
import { readKeyUsage } from "../extensions/key-usage.js";

/** The time lies in the validity period, its first and last second included. */
export function checkValidity({ notBefore, notAfter }: Certificate, at: Date): void {
  if (at < notBefore) throw new X509Error("not-yet-valid", "a certificate is not valid yet");
  if (at > notAfter) throw new X509Error("expired", "a certificate has expired");
}

/** Name constraints are not processed, and ignoring them would widen what an authority may say: critical or not. */
export function checkNameConstraints(certificate: Certificate, understoodExtensions: readonly string[]): void {
  const oid = extensionOid.nameConstraints;
  if (findExtension(certificate, oid) && !understoodExtensions.includes(oid)) {
    throw new X509Error("name-constraints-unsupported", "an authority is bound by name constraints");
  }
}

/** The certificate may sign others. Before version 3 nothing says so, but for a trust anchor whoever trusts it does. */
export function checkBasicConstraints(
  certificate: Certificate,
  { isTrustAnchor }: { readonly isTrustAnchor: boolean },
): void {
  if (isTrustAnchor && certificate.version < 3) return;
  if (readBasicConstraints(certificate)?.ca !== true) {
    throw new X509Error("not-a-certification-authority", "a certificate was issued by one that is no authority");
  }
}

/** No more authorities stand between this one and the leaf than its pathLen allows. Self-issued ones do not count. */
export function checkPathLength(certificate: Certificate, below: readonly Certificate[]): void {
  const pathLen = readBasicConstraints(certificate)?.pathLen ?? Infinity;
  const counted = below.filter(({ subject, issuer }) => !sameOctets(subject.der, issuer.der)).length;
  if (counted > pathLen) throw new X509Error("path-length-exceeded", "an authority may not have authorities below it");
}

/** If the certificate limits its key, then not so that it could not sign certificates. */
export function checkKeyCertSign(certificate: Certificate): void {
  if (readKeyUsage(certificate)?.includes("keyCertSign") === false) {
    throw new X509Error("key-usage-forbids-signing", "an authority's key may not sign certificates");
  }
}

/** Each critical extension is obeyed here or by the caller. */
export function checkCriticalExtensions({ extensions }: Certificate, understoodExtensions: readonly string[]): void {
  const understood = [...obeyedHere, ...understoodExtensions];
  if (extensions.some(({ oid, critical }) => critical && !understood.includes(oid))) {
    throw new X509Error("critical-extension-unknown", "a critical extension is not understood");
  }
}

const obeyedHere: readonly string[] = [extensionOid.basicConstraints, extensionOid.keyUsage];
