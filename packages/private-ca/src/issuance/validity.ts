import type { Certificate } from "@idpkit/x509";

import { PrivateCaError } from "../errors.js";
import type { CertificateProfile } from "../profiles/certificate-profile.js";

/** The first and the last second of a certificate. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** When a certificate is issued, and for how long. */
export interface LifetimeRequest {
  readonly now: Date;
  /** Counted from `now`. Default: the profile's. */
  readonly lifetimeSeconds?: number | undefined;
}

/**
 * From a little before `now`, for clocks that are behind, for the lifetime asked for. A lifetime that is not positive is a
 * `TypeError`.
 *
 * @throws {@link PrivateCaError} `lifetime-not-allowed` when the profile wants it shorter or longer.
 */
export function validityFrom(
  { lifetimeSeconds: bounds, backdatingSeconds }: CertificateProfile,
  { now, lifetimeSeconds = bounds.default }: LifetimeRequest,
): Validity {
  if (!(lifetimeSeconds > 0)) throw new TypeError("a certificate ends after now");
  if (!(lifetimeSeconds >= bounds.minimum && lifetimeSeconds <= bounds.maximum)) {
    throw new PrivateCaError("lifetime-not-allowed", "the profile asks for a shorter or longer lifetime");
  }
  return { notBefore: secondsAfter(now, -backdatingSeconds), notAfter: secondsAfter(now, lifetimeSeconds) };
}

/**
 * The same, cut at both ends to the validity of the issuer.
 *
 * @throws {@link PrivateCaError} `issuer-not-valid` when the issuer is not valid now, or ends before the shortest lifetime
 * that the profile allows; or `lifetime-not-allowed`.
 */
export function validityBelow(issuer: Certificate, profile: CertificateProfile, request: LifetimeRequest): Validity {
  checkIssuerValidity(issuer, request.now);
  const { notBefore, notAfter } = validityFrom(profile, request);
  if (secondsAfter(request.now, profile.lifetimeSeconds.minimum) > issuer.notAfter) {
    throw new PrivateCaError("issuer-not-valid", "the authority ends before the shortest lifetime of the profile");
  }
  return {
    notBefore: notBefore < issuer.notBefore ? issuer.notBefore : notBefore,
    notAfter: notAfter > issuer.notAfter ? issuer.notAfter : notAfter,
  };
}

/** Checks that an authority is valid now, and not in its last second. */
export function checkIssuerValidity({ notBefore, notAfter }: Certificate, now: Date): void {
  if (now >= notBefore && now < notAfter) return;
  throw new PrivateCaError("issuer-not-valid", "the authority is not valid now");
}

/** Whether certificates and their lists can say this time: with a year of four digits, from 1950 ([RFC5280] §4.1.2.5). */
export function isCertificateTime(time: Date): boolean {
  const year = time.getUTCFullYear();
  return year >= 1950 && year <= 9999;
}

/** How many seconds lie between a time and the same day and time so many years later. */
export function secondsOfYears(now: Date, years: number): number {
  const later = new Date(now);
  later.setUTCFullYear(now.getUTCFullYear() + years);
  return (later.getTime() - now.getTime()) / 1000;
}

/** Certificates know no fractions of a second. */
function secondsAfter(now: Date, seconds: number): Date {
  return new Date(Math.floor(now.getTime() / 1000 + seconds) * 1000);
}
