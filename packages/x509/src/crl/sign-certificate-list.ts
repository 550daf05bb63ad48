import type { CertificateExtension } from "../certificate/certificate.js";
import type { CertificateSigner } from "../certificate/certificate-signer.js";
import { fromHex } from "../der/hex.js";
import { parseDer } from "../der/parse-der.js";
import { readInteger, serializeBitString, serializeSmallInteger } from "../der/primitives.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { serializeTime } from "../der/time.js";
import { crlNumber } from "../extensions/crl-number.js";
import { deltaCrlIndicator } from "../extensions/delta-crl-indicator.js";
import { serializeExtensions } from "../extensions/extension-list.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { invalidityDate } from "../extensions/invalidity-date.js";
import { authorityKeyIdentifier } from "../extensions/key-identifiers.js";
import { reasonCode, type RevocationReason } from "../extensions/reason-code.js";
import { signatureAlgorithms } from "../signature/signature-algorithms.js";

/** What {@link signCertificateList} puts into a list. */
export interface CertificateListFields {
  /** The DER of the issuer's Name, octet for octet as the issuer's certificate has it as subject. */
  readonly issuer: Uint8Array;
  /** The issuer's subjectKeyIdentifier. */
  readonly authorityKeyIdentifier: Uint8Array;
  /** When the list is issued; fractions of a second are dropped. */
  readonly thisUpdate: Date;
  /** By when the next one is issued; fractions of a second are dropped. */
  readonly nextUpdate: Date;
  /** Greater than that of any list that this issuer issued before, at most 20 octets. */
  readonly crlNumber: bigint;
  /** Makes a delta list: the number of the complete list whose changes it tells. */
  readonly baseCrlNumber?: bigint;
  /** In the order in which they shall stand; no serial number twice. */
  readonly revokedCertificates: readonly RevokedCertificateFields[];
  /** Such as issuingDistributionPoint and freshestCRL. cRLNumber, authorityKeyIdentifier and deltaCRLIndicator are there anyway. */
  readonly extensions?: readonly CertificateExtension[];
}

/** What {@link signCertificateList} puts into an entry. */
export interface RevokedCertificateFields {
  /** As {@link Certificate.serialNumber} spells it. */
  readonly serialNumber: string;
  /** Fractions of a second are dropped. */
  readonly revocationDate: Date;
  /** Default: none is given, which means `unspecified`. `removeFromCRL` is for delta lists only. */
  readonly reason?: RevocationReason;
  /** Since when the key is, or may be, no longer its owner's alone; fractions of a second are dropped. */
  readonly invalidityDate?: Date;
}

/**
 * Builds a certificate revocation list of version 2, complete or delta, and has it signed.
 *
 * Fields that contradict the standard are a `TypeError`. Whose certificates are on it is for the caller to decide.
 *
 * @returns The DER of the list.
 * @throws Whatever the signer rejects with.
 * @see {@link https://www.rfc-editor.org/rfc/rfc5280#section-5.1 | RFC 5280 §5.1, §5.2}
 */
export async function signCertificateList(
  fields: CertificateListFields,
  signer: CertificateSigner,
): Promise<Uint8Array> {
  checkFields(fields);
  const [algorithm] = signatureAlgorithms[signer.algorithm].identifiers;
  const tbs = serializeDer(
    derTag.sequence,
    serializeSmallInteger(1),
    algorithm,
    fields.issuer,
    serializeTime(fields.thisUpdate),
    serializeTime(fields.nextUpdate),
    ...serializeRevokedCertificates(fields.revokedCertificates),
    serializeDer(contextConstructed(0), serializeExtensions(crlExtensions(fields))),
  );
  return serializeDer(derTag.sequence, tbs, algorithm, serializeBitString(await signer.sign(tbs)));
}

function checkFields(fields: CertificateListFields): void {
  const { thisUpdate, nextUpdate, baseCrlNumber, revokedCertificates, extensions = [] } = fields;
  if (!(thisUpdate < nextUpdate)) throw new TypeError("a certificate list is followed by another before it was issued");
  if (baseCrlNumber !== undefined && baseCrlNumber >= fields.crlNumber) {
    throw new TypeError("a delta list is newer than its base");
  }
  if (new Set(revokedCertificates.map(({ serialNumber }) => serialNumber)).size < revokedCertificates.length) {
    throw new TypeError("a serial number is given twice");
  }
  if (baseCrlNumber === undefined && revokedCertificates.some(({ reason }) => reason === "removeFromCRL")) {
    throw new TypeError("an entry is removed by delta lists only");
  }
  if (extensions.some(({ oid }) => oid === extensionOid.deltaCRLIndicator)) {
    throw new TypeError("a delta list is made with the number of its base");
  }
}

/** Without entries there is no list of them ([RFC5280] §5.1.2.6). */
function serializeRevokedCertificates(entries: readonly RevokedCertificateFields[]): Uint8Array[] {
  return entries.length === 0 ? [] : [serializeDer(derTag.sequence, join(entries.map(serializeEntry)))];
}

function serializeEntry({ serialNumber, revocationDate, ...fields }: RevokedCertificateFields): Uint8Array {
  const extensions = [
    ...(fields.reason === undefined || fields.reason === "unspecified" ? [] : [reasonCode(fields.reason)]),
    ...(fields.invalidityDate ? [invalidityDate(fields.invalidityDate)] : []),
  ];
  return serializeDer(
    derTag.sequence,
    serializeSerialNumber(serialNumber),
    serializeTime(revocationDate),
    ...(extensions.length === 0 ? [] : [serializeExtensions(extensions)]),
  );
}

/** As it is in the certificate, octet for octet: also one that no certificate should have. */
function serializeSerialNumber(serialNumber: string): Uint8Array {
  const integer = serializeDer(derTag.integer, fromHex(serialNumber));
  try {
    readInteger(parseDer(integer));
    return integer;
  } catch (cause) {
    throw new TypeError("a serial number is no INTEGER in its shortest form", { cause });
  }
}

/** More entries may have to be joined than a function takes arguments. */
function join(parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let offset = 0;
  for (const part of parts) {
    joined.set(part, offset);
    offset += part.length;
  }
  return joined;
}

function crlExtensions(fields: CertificateListFields): readonly CertificateExtension[] {
  return [
    authorityKeyIdentifier(fields.authorityKeyIdentifier),
    crlNumber(fields.crlNumber),
    ...(fields.baseCrlNumber === undefined ? [] : [deltaCrlIndicator(fields.baseCrlNumber)]),
    ...(fields.extensions ?? []),
  ];
}
