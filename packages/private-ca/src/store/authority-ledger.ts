import { PrivateCaError } from "../errors.js";
import type {
  CertificateListContent,
  CertificateListRecord,
  IssuanceRecord,
  ListedRevocation,
  RevocationRecord,
} from "./authority-store.js";

/**
 * The rules of {@link AuthorityStore}, in memory and at once: what an adapter replays its records into.
 *
 * The same calls in the same order give the same answers. A call that throws changes nothing.
 */
export interface AuthorityLedger {
  /** @throws {@link PrivateCaError} `serial-number-reused`. */
  recordIssuance(issuance: IssuanceRecord): void;
  /** @throws {@link PrivateCaError} `certificate-unknown`, `certificate-revoked` or `certificate-not-on-hold`. */
  recordRevocation(revocation: RevocationRecord): void;
  /** Numbers the list. */
  startCertificateList(list: CertificateListRecord): CertificateListContent;
}

/** Creates the ledger of an authority that has issued nothing yet. */
export function createAuthorityLedger(): AuthorityLedger {
  const endOfValidity = new Map<string, Date>();
  const revocations = new Map<string, ListedRevocation>();
  let listNumber = 0;
  let lastComplete: CertificateListContent["base"];

  return {
    recordIssuance({ serialNumber, notAfter }) {
      if (endOfValidity.has(serialNumber)) {
        throw new PrivateCaError("serial-number-reused", "the authority has used this serial number before");
      }
      endOfValidity.set(serialNumber, notAfter);
    },
    recordRevocation(revocation) {
      const { serialNumber } = revocation;
      const notAfter = endOfValidity.get(serialNumber);
      if (!notAfter) throw new PrivateCaError("certificate-unknown", "the authority has issued no such certificate");
      checkChange(revocations.get(serialNumber), revocation);
      revocations.set(serialNumber, { ...revocation, notAfter, afterList: listNumber });
    },
    startCertificateList({ kind, thisUpdate }) {
      const base = lastComplete;
      listNumber += 1;
      if (kind === "complete") lastComplete = { number: listNumber, thisUpdate };
      return { number: listNumber, ...(base && { base }), revocations: [...revocations.values()] };
    },
  };
}

/** Revoked is revoked for ever; on hold may be released or revoked. */
function checkChange(current: RevocationRecord | undefined, { reason }: RevocationRecord): void {
  const status = current?.reason ?? "removeFromCRL";
  if (reason === "removeFromCRL") {
    if (status === "certificateHold") return;
    throw new PrivateCaError("certificate-not-on-hold", "only a certificate on hold can be released");
  }
  if (status === "removeFromCRL" || (status === "certificateHold" && reason !== "certificateHold")) return;
  throw new PrivateCaError("certificate-revoked", "the certificate is revoked or on hold already");
}
