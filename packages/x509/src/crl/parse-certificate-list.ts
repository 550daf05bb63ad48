import { derFields, type DerFields } from "../der/der-fields.js";
import type { DerElement } from "../der/parse-der.js";
import { readSmallInteger } from "../der/primitives.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { readTime } from "../der/time.js";
import { X509Error } from "../errors.js";
import { readExtensions } from "../extensions/extension-list.js";
import { readDistinguishedName } from "../name/distinguished-name.js";
import type { CertificateList } from "./certificate-list.js";
import { readRevokedCertificates } from "./revoked-certificates.js";
import { checkSameAlgorithm, readAlgorithm, readSignedFields } from "../signature/signed-fields.js";

/**
 * Reads a certificate revocation list of at most 32 MiB from its DER, of which at most 64 KiB stand beside the entries.
 *
 * The octets are copied first, so that what was read stays what was given. Of the entries only the structure is looked at,
 * so that a list of a hundred thousand is read in milliseconds. Extensions are opened by their readers, e.g.
 * {@link readCrlNumber}. Nothing is said about trust: see {@link verifyCertificatePath}.
 *
 * @throws {@link X509Error} `input-too-large`, `der-malformed`, `trailing-data`, `version-unsupported`,
 * `signature-algorithm-mismatch`, `time-malformed` or `extension-duplicate`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.1 | RFC 5280 §5.1}
 */
export function parseCertificateList(der: Uint8Array): CertificateList {
  if (der.length > maximumLength) throw new X509Error("input-too-large", "a certificate list of more than 32 MiB");
  const { der: whole, tbs, algorithm, signature } = readSignedFields(der);
  return {
    der: whole,
    tbs: tbs.der,
    ...readTbsCertList(tbs, algorithm),
    signatureAlgorithm: readAlgorithm(algorithm),
    signatureAlgorithmIdentifier: algorithm.der,
    signature,
  };
}

/** `TBSCertList`, field by field ([RFC5280] §5.1.2). */
function readTbsCertList(tbs: DerElement, outerAlgorithm: DerElement) {
  const fields = derFields(tbs, derTag.sequence);
  const version = readVersion(fields.takeOptional(derTag.integer));
  checkSameAlgorithm(fields.take(derTag.sequence), outerAlgorithm);
  const issuer = fields.take(derTag.sequence);
  const thisUpdate = readTime(fields.takeAny());
  const nextUpdate = takeOptionalTime(fields);
  const revokedCertificates = fields.takeOptional(derTag.sequence);
  const crlExtensions = version === 2 ? fields.takeOptional(contextConstructed(0)) : undefined;
  fields.finish();

  checkLengthBeside(tbs, revokedCertificates);
  return {
    version,
    issuer: readDistinguishedName(issuer),
    thisUpdate,
    ...(nextUpdate && { nextUpdate: readTime(nextUpdate) }),
    revokedCertificates: readRevokedCertificates(revokedCertificates, version),
    extensions: readCrlExtensions(crlExtensions),
  };
}

/** Entries are walked over, all else is read, names and extensions as soon as a list is looked at: so that is short. */
function checkLengthBeside(tbs: DerElement, revokedCertificates: DerElement | undefined): void {
  if (tbs.der.length - (revokedCertificates?.der.length ?? 0) > maximumLengthBeside) {
    throw new X509Error("input-too-large", "a certificate list with more than 64 KiB beside its entries");
  }
}

/** Version 1 is the absence of a version ([RFC5280] §5.1.2.1). */
function readVersion(element: DerElement | undefined): 1 | 2 {
  if (element === undefined) return 1;
  if (readSmallInteger(element) !== 1) throw new X509Error("version-unsupported", "a version other than v1 or v2");
  return 2;
}

function takeOptionalTime(fields: DerFields): DerElement | undefined {
  return fields.takeOptional(derTag.utcTime) ?? fields.takeOptional(derTag.generalizedTime);
}

function readCrlExtensions(element: DerElement | undefined) {
  if (element === undefined) return [];
  const fields = derFields(element, contextConstructed(0));
  const extensions = readExtensions(fields.take(derTag.sequence));
  fields.finish();
  return extensions;
}

const maximumLength = 32 * 1024 * 1024;
const maximumLengthBeside = 64 * 1024;
