import type { RevocationReason } from "@idpkit/x509";

/**
 * Keeps what one authority issued and revoked, and numbers its certificate lists. Shared by all processes that use the key.
 *
 * Whatever resolved is kept for good: it survives the end of the process, and who asks later sees it. Every method does its
 * work at one moment, however many ask at once. Besides the codes named, a method rejects when the store cannot answer, and
 * only then. {@link AuthorityLedger} has the rules; an adapter adds where to keep things.
 */
export interface AuthorityStore {
  /**
   * Records a certificate that is about to be signed. If the signature fails, the record stands for a certificate that
   * nobody has; a certificate without record is what must not be.
   *
   * Rejects with `serial-number-reused` when this serial number was ever recorded before, also of an expired certificate.
   */
  recordIssuance(issuance: IssuanceRecord): Promise<void>;

  /**
   * Records that a certificate is revoked, put on hold (reason `certificateHold`) or released from it (`removeFromCRL`).
   *
   * Rejects with `certificate-unknown`; with `certificate-revoked` when it is revoked already, or on hold and shall be put on
   * hold; or with `certificate-not-on-hold` when it shall be released and is not on hold.
   */
  recordRevocation(revocation: RevocationRecord): Promise<void>;

  /** Takes the next number for a certificate list, and tells what is to be said in it. A number is never given twice. */
  startCertificateList(list: CertificateListRecord): Promise<CertificateListContent>;
}

/** A certificate that is about to be signed. */
export interface IssuanceRecord {
  /** In lower-case hex, as `Certificate` has it. */
  readonly serialNumber: string;
  /** The name of the profile it is issued by. */
  readonly profile: string;
  /** The DER of the subject's Name. */
  readonly subject: Uint8Array;
  readonly notBefore: Date;
  readonly notAfter: Date;
  /** The SHA-256 of its TBSCertificate in lower-case hex: which certificate exactly. */
  readonly tbsSha256: string;
}

/** A change of a certificate's status. */
export interface RevocationRecord {
  /** In lower-case hex, as `Certificate` has it. */
  readonly serialNumber: string;
  readonly reason: RevocationReason;
  /** When this was decided. */
  readonly at: Date;
  /** Since when the key is, or may be, no longer its owner's alone. */
  readonly invalidityDate?: Date | undefined;
}

/** A certificate list that is about to be signed. */
export interface CertificateListRecord {
  readonly kind: "complete" | "delta";
  readonly thisUpdate: Date;
}

/** What a certificate list is made of. */
export interface CertificateListContent {
  /** Its cRLNumber: one sequence for complete and delta lists, from 1. */
  readonly number: number;
  /** The last complete list before this one. */
  readonly base?: { readonly number: number; readonly thisUpdate: Date };
  /** The last change of each certificate that was ever revoked or on hold, in the order of their first change. */
  readonly revocations: readonly ListedRevocation[];
}

/** The last change of a certificate's status, as a certificate list needs it. */
export interface ListedRevocation extends RevocationRecord {
  /** When the certificate expires. */
  readonly notAfter: Date;
  /** The number of the last list that was started before the change; 0 when there was none. */
  readonly afterList: number;
}
