import type { RevocationReason } from "@idpkit/x509";

import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { PrivateCaError } from "../errors.js";
import { isCertificateTime } from "../issuance/validity.js";

/** Which certificate is revoked, and why. */
export interface RevocationRequest {
  /** In hex, as `Certificate` has it or as programs show it: in either case, with or without colons and blanks. */
  readonly serialNumber: string;
  /** Only `certificateHold` can be taken back, by `removeFromCRL`. */
  readonly reason: RevocationReason;
  readonly now: Date;
  /** Since when the key is, or may be, no longer its owner's alone. */
  readonly invalidityDate?: Date;
}

/**
 * Revokes a certificate, puts it on hold, or releases it. Relying parties learn it from the next certificate list: issue one
 * at once when it matters. A time that no list could say is a `TypeError`.
 *
 * @throws {@link PrivateCaError} `certificate-unknown` when the authority has issued no such certificate,
 * `certificate-revoked` when it is revoked or on hold already, `certificate-not-on-hold`; or what the store rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.3.1 | RFC 5280 §5.3.1}
 */
export async function revokeCertificate(
  { store }: CertificateAuthority,
  { serialNumber, reason, now, invalidityDate }: RevocationRequest,
): Promise<void> {
  checkTime(now);
  if (invalidityDate) checkTime(invalidityDate);
  await store.recordRevocation({
    serialNumber: readSerialNumber(serialNumber),
    reason,
    at: now,
    ...(invalidityDate && { invalidityDate }),
  });
}

/** What is recorded is on every list from then on: one bad time, and none could be issued any more. */
function checkTime(time: Date): void {
  if (!isCertificateTime(time)) throw new TypeError("a revocation is dated between 1950 and 9999");
}

/** Programs leave out or add the zeros in front; none of ours has any. */
function readSerialNumber(text: string): string {
  const hex = text.replace(/[\s:]/g, "").toLowerCase().replace(/^0+/, "");
  if (!/^[0-9a-f]+$/.test(hex)) throw new PrivateCaError("certificate-unknown", "a serial number is written in hex");
  return hex.padStart(hex.length + (hex.length % 2), "0");
}
