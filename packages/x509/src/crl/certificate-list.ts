import type { CertificateExtension } from "../certificate/certificate.js";
import type { DistinguishedName } from "../name/distinguished-name.js";

/**
 * A certificate revocation list as it was read, complete or delta. Nothing is said about trust: that is
 * {@link verifyCertificatePath}'s.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.1 | RFC 5280 §5.1}
 */
export interface CertificateList {
  /** The whole list. All other octets here are views into these. */
  readonly der: Uint8Array;
  /** The DER of the TBSCertList: what the issuer signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2;
  readonly issuer: DistinguishedName;
  /** When it was issued. */
  readonly thisUpdate: Date;
  /** By when the next one is issued. A list that does not say so is read, and never believed. */
  readonly nextUpdate?: Date;
  readonly revokedCertificates: RevokedCertificates;
  /** The OID of the algorithm of the signature in dotted decimal. */
  readonly signatureAlgorithm: string;
  /** The DER of the AlgorithmIdentifier of the signature. */
  readonly signatureAlgorithmIdentifier: Uint8Array;
  /** The issuer's signature as X.509 has it: ECDSA in DER. */
  readonly signature: Uint8Array;
  /** In the order of the encoding; no OID occurs twice. */
  readonly extensions: readonly CertificateExtension[];
}

/** The entries of a list, in the order of the encoding. Each is read when it is asked for, and not kept. */
export interface RevokedCertificates extends Iterable<RevokedCertificate> {
  /** How many there are. */
  readonly size: number;
  /** The OIDs of extensions that are critical in any entry. */
  readonly criticalExtensions: readonly string[];
  /**
   * Finds the entries with this serial number, written as in {@link Certificate.serialNumber}. A sound list has one or none.
   *
   * @throws {@link X509Error} `time-malformed`, `der-malformed` or `extension-duplicate` when such an entry is malformed
   * inside, which is not looked at before.
   */
  find(serialNumber: string): readonly RevokedCertificate[];
}

/** One entry of a list. */
export interface RevokedCertificate {
  /** The content of the INTEGER in lower-case hex, e.g. `00b2c3`. */
  readonly serialNumber: string;
  readonly revocationDate: Date;
  /** In the order of the encoding; no OID occurs twice. */
  readonly extensions: readonly CertificateExtension[];
}
