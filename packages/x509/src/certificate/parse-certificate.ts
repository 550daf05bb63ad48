import { derFields, type DerFields } from "../der/der-fields.js";
import { toHex } from "../der/hex.js";
import type { DerElement } from "../der/parse-der.js";
import { readInteger, readOctetsOfBitString, readSmallInteger } from "../der/primitives.js";
import { contextConstructed, contextPrimitive, derTag } from "../der/tag.js";
import { readTime } from "../der/time.js";
import { X509Error } from "../errors.js";
import { readExtensions } from "../extensions/extension-list.js";
import { readDistinguishedName } from "../name/distinguished-name.js";
import { checkSameAlgorithm, readAlgorithm, readSignedFields } from "../signature/signed-fields.js";
import type { Certificate, CertificateExtension } from "./certificate.js";

/**
 * Reads a certificate of at most 64 KiB from its DER.
 *
 * The octets are copied first, so that what was read stays what was given. Extensions are opened by their readers, e.g.
 * {@link readBasicConstraints}. Nothing is said about trust: see {@link verifyCertificatePath}.
 *
 * @throws {@link X509Error} `input-too-large`, `der-malformed`, `trailing-data`, `version-unsupported`,
 * `serial-number-invalid`, `signature-algorithm-mismatch`, `time-malformed` or `extension-duplicate`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-4.1 | RFC 5280 §4.1}
 */
export function parseCertificate(der: Uint8Array): Certificate {
  if (der.length > maximumCertificateLength)
    throw new X509Error("input-too-large", "a certificate of more than 64 KiB");
  const { der: certificate, tbs, algorithm, signature } = readSignedFields(der);
  return { der: certificate, ...readTbsCertificate(tbs, algorithm), signature };
}

/** `TBSCertificate`, field by field ([RFC5280] §4.1.2). */
function readTbsCertificate(tbs: DerElement, outerAlgorithm: DerElement): Omit<Certificate, "der" | "signature"> {
  const fields = derFields(tbs, derTag.sequence);
  const version = readVersion(fields.takeOptional(contextConstructed(0)));
  const serialNumber = readSerialNumber(fields.take(derTag.integer));
  checkSameAlgorithm(fields.take(derTag.sequence), outerAlgorithm);
  const issuer = readDistinguishedName(fields.take(derTag.sequence));
  const { notBefore, notAfter } = readValidity(fields.take(derTag.sequence));
  const subject = readDistinguishedName(fields.take(derTag.sequence));
  const subjectPublicKeyInfo = readSubjectPublicKeyInfo(fields.take(derTag.sequence));
  skipUniqueIdentifiers(fields, version);
  const extensions = version === 3 ? readExtensionsField(fields.takeOptional(contextConstructed(3))) : [];
  fields.finish();
  return {
    tbs: tbs.der,
    version,
    serialNumber,
    issuer,
    subject,
    notBefore,
    notAfter,
    subjectPublicKeyInfo,
    signatureAlgorithm: readAlgorithm(outerAlgorithm),
    signatureAlgorithmIdentifier: outerAlgorithm.der,
    extensions,
  };
}

function readVersion(element: DerElement | undefined): 1 | 2 | 3 {
  if (element === undefined) return 1;
  const fields = derFields(element, contextConstructed(0));
  const encoded = readSmallInteger(fields.take(derTag.integer));
  fields.finish();
  // v1 (0) is the default, which DER leaves out ([X690] §11.5).
  if (encoded !== 1 && encoded !== 2) throw new X509Error("version-unsupported", "a version other than v1, v2 or v3");
  return encoded === 1 ? 2 : 3;
}

/** [RFC5280] §4.1.2.2: at most 20 octets. Zero and negative ones are read, as the section asks for: some are in use. */
function readSerialNumber(element: DerElement): string {
  const content = readInteger(element);
  const magnitude = content[0] === 0 ? content.length - 1 : content.length;
  if (magnitude > 20) throw new X509Error("serial-number-invalid", "a serial number longer than 20 octets");
  return toHex(content);
}

function readValidity(element: DerElement): { notBefore: Date; notAfter: Date } {
  const fields = derFields(element, derTag.sequence);
  const notBefore = readTime(fields.takeAny());
  const notAfter = readTime(fields.takeAny());
  fields.finish();
  return { notBefore, notAfter };
}

/** Its form only: what key it holds, {@link readPublicKey} finds out. */
function readSubjectPublicKeyInfo(element: DerElement): Uint8Array {
  const fields = derFields(element, derTag.sequence);
  readAlgorithm(fields.take(derTag.sequence));
  readOctetsOfBitString(fields.take(derTag.bitString));
  fields.finish();
  return element.der;
}

/** issuerUniqueID and subjectUniqueID: may occur from v2 on, mean nothing today. */
function skipUniqueIdentifiers(fields: DerFields, version: 1 | 2 | 3): void {
  if (version === 1) return;
  fields.takeOptional(contextPrimitive(1));
  fields.takeOptional(contextPrimitive(2));
}

function readExtensionsField(element: DerElement | undefined): readonly CertificateExtension[] {
  if (element === undefined) return [];
  const fields = derFields(element, contextConstructed(3));
  const extensions = readExtensions(fields.take(derTag.sequence));
  fields.finish();
  return extensions;
}

const maximumCertificateLength = 64 * 1024;
