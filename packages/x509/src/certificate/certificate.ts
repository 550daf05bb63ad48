import type { DistinguishedName } from "../name/distinguished-name.js";

/**
 * A certificate as it was read. Nothing is said about trust: that is {@link verifyCertificatePath}'s.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.1 | RFC 5280 §4.1}
 */
export interface Certificate {
  /** The whole certificate. All other octets here are views into these. */
  readonly der: Uint8Array;
  /** The DER of the TBSCertificate: what the issuer signed. */
  readonly tbs: Uint8Array;
  readonly version: 1 | 2 | 3;
  /** The content of the INTEGER in lower-case hex, e.g. `00b2c3`; where the first octet is 80 or above, it is negative. */
  readonly serialNumber: string;
  readonly issuer: DistinguishedName;
  readonly subject: DistinguishedName;
  /** First second of validity. */
  readonly notBefore: Date;
  /** Last second of validity. */
  readonly notAfter: Date;
  /** The DER of the SubjectPublicKeyInfo, as WebCrypto imports it with the format `spki`. */
  readonly subjectPublicKeyInfo: Uint8Array;
  /** The OID of the algorithm of the signature in dotted decimal. */
  readonly signatureAlgorithm: string;
  /** The DER of the AlgorithmIdentifier of the signature: that OID, and parameters. */
  readonly signatureAlgorithmIdentifier: Uint8Array;
  /** The issuer's signature as X.509 has it: ECDSA in DER. */
  readonly signature: Uint8Array;
  /** In the order of the encoding; no OID occurs twice. */
  readonly extensions: readonly CertificateExtension[];
}

/** One extension of a certificate. */
export interface CertificateExtension {
  /** What it is about, as OID in dotted decimal. */
  readonly oid: string;
  /** Who does not understand a critical extension must refuse the certificate. */
  readonly critical: boolean;
  /** The content of extnValue: the DER of the extension's own type. */
  readonly value: Uint8Array;
}
