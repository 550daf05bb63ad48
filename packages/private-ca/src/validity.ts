import type { Certificate } from "@idpkit/x509";

import { PrivateCaError } from "./errors.js";

/** The first and the last second of a certificate. */
export interface Validity {
  readonly notBefore: Date;
  readonly notAfter: Date;
}

/** From five minutes ago, for clocks that are behind, until `notAfter`. */
export function validityFrom({ now, notAfter }: { readonly now: Date; readonly notAfter: Date }): Validity {
  if (!(notAfter > now)) throw new TypeError("a certificate ends after now");
  return { notBefore: new Date(now.getTime() - backdatingMilliseconds), notAfter };
}

/** The same, cut at both ends to the validity of the issuer, who must be valid now. */
export function validityBelow(issuer: Certificate, request: { readonly now: Date; readonly notAfter: Date }): Validity {
  if (request.now < issuer.notBefore || request.now >= issuer.notAfter) {
    throw new PrivateCaError("issuer-not-valid", "the issuing authority is not valid now");
  }
  const { notBefore, notAfter } = validityFrom(request);
  return {
    notBefore: notBefore < issuer.notBefore ? issuer.notBefore : notBefore,
    notAfter: notAfter > issuer.notAfter ? issuer.notAfter : notAfter,
  };
}

/** The same day and time, so many years later. */
export function yearsAfter(now: Date, years: number): Date {
  const later = new Date(now);
  later.setUTCFullYear(now.getUTCFullYear() + years);
  return later;
}

const backdatingMilliseconds = 5 * 60 * 1000;
