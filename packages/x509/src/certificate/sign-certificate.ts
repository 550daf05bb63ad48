import { serializeBitString, serializeSmallInteger, serializeUnsignedInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { serializeExtensions } from "../extensions/extension-list.js";
import { signatureAlgorithms } from "../signature/signature-algorithms.js";
import type { CertificateExtension } from "./certificate.js";
import type { CertificateSigner } from "./certificate-signer.js";

/** What {@link signCertificate} puts into a certificate. */
export interface CertificateFields {
  /** The serial number, most significant octet first: positive, at most 20 octets. */
  readonly serialNumber: Uint8Array;
  /** The DER of the issuer's Name, octet for octet as the issuer's certificate has it as subject. */
  readonly issuer: Uint8Array;
  /** The DER of the subject's Name, e.g. from {@link distinguishedName}. */
  readonly subject: Uint8Array;
  /** First second of validity; fractions are dropped. */
  readonly notBefore: Date;
  /** Last second of validity; fractions are dropped. */
  readonly notAfter: Date;
  /** The DER of the subject's key, as WebCrypto exports it with the format `spki`. */
  readonly subjectPublicKeyInfo: Uint8Array;
  /** In the order in which they shall stand; no OID twice. */
  readonly extensions: readonly CertificateExtension[];
}

/**
 * Builds a certificate of version 3 and has it signed.
 *
 * Fields that contradict the standard are a `TypeError`. Who may be given which certificate is for the caller to decide.
 *
 * @returns The DER of the certificate.
 * @throws Whatever the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.1 | RFC 5280 §4.1}
 */
export async function signCertificate(fields: CertificateFields, signer: CertificateSigner): Promise<Uint8Array> {
  checkFields(fields);
  const [algorithm] = signatureAlgorithms[signer.algorithm].identifiers;
  const tbs = serializeDer(
    derTag.sequence,
    version3,
    serializeUnsignedInteger(fields.serialNumber),
    algorithm,
    fields.issuer,
    serializeDer(derTag.sequence, serializeTime(fields.notBefore), serializeTime(fields.notAfter)),
    fields.subject,
    fields.subjectPublicKeyInfo,
    serializeExtensionsField(fields.extensions),
  );
  return serializeDer(derTag.sequence, tbs, algorithm, serializeBitString(await signer.sign(tbs)));
}

function checkFields({ serialNumber, notBefore, notAfter }: CertificateFields): void {
  if (serialNumber.length > 20 || serialNumber.every((octet) => octet === 0)) {
    throw new TypeError("a serial number is positive and has at most 20 octets");
  }
  if (!(notBefore <= notAfter)) throw new TypeError("a certificate ends before it begins");
}

/** Extensions hold at least one: without any the field is left out. */
function serializeExtensionsField(extensions: readonly CertificateExtension[]): Uint8Array {
  if (extensions.length === 0) return new Uint8Array();
  return serializeDer(contextConstructed(3), serializeExtensions(extensions));
}

const version3 = serializeDer(contextConstructed(0), serializeSmallInteger(2));
