import type { Certificate } from "../certificate/certificate.js";
import { X509Error } from "../errors.js";
import { readBasicConstraints } from "../extensions/basic-constraints.js";
import { readExtendedKeyUsage } from "../extensions/extended-key-usage.js";
import { readKeyUsage } from "../extensions/key-usage.js";

/** The time lies in the validity period, its first and last second included, whole seconds only. */
export function checkValidity({ notBefore, notAfter }: Certificate, at: Date): void {
  const second = Math.floor(at.getTime() / 1000) * 1000;
  if (second < notBefore.getTime()) throw new X509Error("not-yet-valid", "a certificate is not valid yet");
  if (second > notAfter.getTime()) throw new X509Error("expired", "a certificate has expired");
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

/** Another authority, not self-issued, may still follow. Returns how many more. */
export function countPathLength(maximumPathLength: number): number {
  if (maximumPathLength === 0) {
    throw new X509Error("path-length-exceeded", "an authority may not have authorities below it");
  }
  return maximumPathLength - 1;
}

/** An authority limits how many others may follow, and never lifts a limit. */
export function limitPathLength(maximumPathLength: number, certificate: Certificate): number {
  return Math.min(maximumPathLength, readBasicConstraints(certificate)?.pathLen ?? Infinity);
}

/** If the certificate limits its key, then not so that it could not sign certificates. */
export function checkKeyCertSign(certificate: Certificate): void {
  if (readKeyUsage(certificate)?.includes("keyCertSign") === false) {
    throw new X509Error("key-usage-forbids-signing", "an authority's key may not sign certificates");
  }
}

/**
 * If the certificate is limited to purposes, all that are asked for are among them.
 *
 * What an authority is limited to limits all below it; the standard leaves that open, and those who write the limit mean it.
 * anyExtendedKeyUsage of an authority is no limit. Of a leaf it counts only where it is asked for by name: [RFC5280] §4.2.1.12 allows
 * an application to insist on its own purpose.
 */
export function checkExtendedKeyUsage(
  certificate: Certificate,
  asked: readonly string[],
  { isLeaf }: { readonly isLeaf: boolean },
): void {
  if (asked.length === 0) return;
  const purposes = readExtendedKeyUsage(certificate);
  if (purposes === undefined || (!isLeaf && purposes.includes(anyExtendedKeyUsage))) return;
  if (!asked.every((purpose) => purposes.includes(purpose))) {
    throw new X509Error("extended-key-usage-not-allowed", "a certificate is limited to other purposes");
  }
}

const anyExtendedKeyUsage = "2.5.29.37.0";
