import type { CertificateExtension } from "../certificate/certificate.js";
import type { DistinguishedName } from "../name/distinguished-name.js";

/**
 * A certification request as it was read. Nothing is said about who made it: see {@link verifyCertificationRequest}.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc2986#section-4 | RFC 2986 §4}
 */
export interface CertificationRequest {
  /** The whole request. All other octets here are views into these. */
  readonly der: Uint8Array;
  /** The DER of the CertificationRequestInfo: what the subject signed. */
  readonly tbs: Uint8Array;
  readonly subject: DistinguishedName;
  /** The DER of the SubjectPublicKeyInfo. */
  readonly subjectPublicKeyInfo: Uint8Array;
  /** In the order of the encoding; no type occurs twice. */
  readonly attributes: readonly RequestAttribute[];
  /** The extensions that the subject asks for, from the attribute extensionRequest; no OID occurs twice. */
  readonly extensions: readonly CertificateExtension[];
  /** The OID of the algorithm of the signature in dotted decimal. */
  readonly signatureAlgorithm: string;
  /** The DER of the AlgorithmIdentifier of the signature. */
  readonly signatureAlgorithmIdentifier: Uint8Array;
  /** The subject's signature as X.509 has it: ECDSA in DER. */
  readonly signature: Uint8Array;
}

/** One attribute of a {@link CertificationRequest}. */
export interface RequestAttribute {
  /** What it is about, as OID in dotted decimal. */
  readonly type: string;
  /** The DER of each value; there is one at least. */
  readonly values: readonly Uint8Array[];
}

/** The attribute that asks for extensions ([RFC2985] §5.4.2). */
export const extensionRequestOid = "1.2.840.113549.1.9.14";
