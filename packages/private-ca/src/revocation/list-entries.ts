import type { RevokedCertificateFields } from "@idpkit/x509";

import type { CertificateListContent, ListedRevocation } from "../store/authority-store.js";

/** The entries of a complete list: all that are revoked or on hold, except those that an expired certificate had long enough. */
export function completeEntries(
  { base, revocations }: CertificateListContent,
  thisUpdate: Date,
): readonly RevokedCertificateFields[] {
  return revocations
    .filter(({ reason }) => reason !== "removeFromCRL")
    .filter((revocation) => !base || !wasListedAfterExpiry(revocation, base) || revocation.notAfter >= thisUpdate)
    .map(entry);
}

/** The entries of a delta list: all that have changed since its base, also to `removeFromCRL`. */
export function deltaEntries(
  { revocations }: CertificateListContent,
  baseNumber: number,
): readonly RevokedCertificateFields[] {
  return revocations.filter(({ afterList }) => afterList >= baseNumber).map(entry);
}

/**
 * An entry goes once it was on a complete list that was issued after the certificate had expired ([RFC5280] §3.3). That list
 * may bear the time of a clock that ran ahead, so the certificate has to be expired by today's clock as well.
 */
function wasListedAfterExpiry(
  { notAfter, afterList }: ListedRevocation,
  last: NonNullable<CertificateListContent["base"]>,
): boolean {
  return notAfter < last.thisUpdate && afterList < last.number;
}

function entry({ serialNumber, at, reason, invalidityDate }: ListedRevocation): RevokedCertificateFields {
  return { serialNumber, revocationDate: at, reason, ...(invalidityDate && { invalidityDate }) };
}
