import {
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  type BasicConstraints,
  type Certificate,
  type KeyUsage,
} from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";
import type { CertificateProfile } from "../profiles/certificate-profile.js";

/**
 * Checks that relying parties would accept certificates of this profile from this issuer.
 *
 * @param chain - The issuer first, the root last.
 * @throws {@link PrivateCaError} `issuer-not-allowed`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-6.1.4 | RFC 5280 §6.1.4}
 */
export function checkIssuer(issuer: Certificate, chain: readonly Certificate[], profile: CertificateProfile): void {
  checkMaySign(issuer, "keyCertSign");
  checkPathLength(readBasicConstraints(issuer)?.pathLen, profile.basicConstraints);
  for (const above of chain) checkPurposes(readExtendedKeyUsage(above), profile.extendedKeyUsage);
}

/** Checks that the issuer is an authority that may sign this. */
export function checkMaySign(issuer: Certificate, what: Extract<KeyUsage, "keyCertSign" | "cRLSign">): void {
  if (readBasicConstraints(issuer)?.ca === true && readKeyUsage(issuer)?.includes(what) !== false) return;
  throw new PrivateCaError("issuer-not-allowed", "the issuer is no authority that may sign this");
}

/** Each pathLen is smaller than the one above: an authority could not use what it has more. */
function checkPathLength(above: number | undefined, { ca, pathLen = Infinity }: BasicConstraints): void {
  if (!ca || above === undefined || pathLen < above) return;
  throw new PrivateCaError("issuer-not-allowed", "the issuer may not have such authorities below it");
}

/** Relying parties, Windows first, take an authority's extKeyUsage for the limit of what is below it. */
function checkPurposes(above: readonly string[] | undefined, purposes: readonly string[]): void {
  if (above === undefined || above.includes(anyExtendedKeyUsage)) return;
  if (purposes.every((purpose) => above.includes(purpose))) return;
  throw new PrivateCaError("issuer-not-allowed", "the issuer is limited to other purposes");
}

const anyExtendedKeyUsage = "2.5.29.37.0";
