import { derFields } from "../der/der-fields.js";
import { contentStart, elementEnd } from "../der/element-offsets.js";
import { toHex } from "../der/hex.js";
import { readObjectIdentifier } from "../der/object-identifier.js";
import { parseDer, type DerElement } from "../der/parse-der.js";
import { readBoolean, readInteger } from "../der/primitives.js";
import { derTag } from "../der/tag.js";
import { readTime } from "../der/time.js";
import { X509Error } from "../errors.js";
import { readExtensions } from "../extensions/extension-list.js";
import type { RevokedCertificate, RevokedCertificates } from "./certificate-list.js";
import { indexOfSerialNumbers } from "./serial-number-index.js";

/**
 * Reads revokedCertificates: looks at the structure of each entry, and keeps where it begins.
 *
 * An empty list, which [RFC5280] §5.1.2.6 has issuers leave out, is taken: it says the same.
 */
export function readRevokedCertificates(element: DerElement | undefined, version: 1 | 2): RevokedCertificates {
  const bytes = element?.content ?? new Uint8Array();
  const { offsets, criticalExtensions } = walkEntries(bytes, version);
  const index = indexOfSerialNumbers(bytes, offsets);
  return {
    size: offsets.length,
    criticalExtensions,
    find: (serialNumber) => index.find(serialNumber).map((offset) => readEntry(bytes, offset)),
    *[Symbol.iterator]() {
      for (const offset of offsets) yield readEntry(bytes, offset);
    },
  };
}

function walkEntries(bytes: Uint8Array, version: 1 | 2) {
  const offsets = new Uint32Array(Math.floor(bytes.length / shortestEntry));
  const criticalExtensions = new Set<string>();
  let size = 0;
  for (let offset = 0; offset < bytes.length; size++) {
    offsets[size] = offset;
    const end = elementEnd(bytes, offset, bytes.length, derTag.sequence);
    walkEntry(bytes, contentStart(bytes, offset), end, version, criticalExtensions);
    offset = end;
  }
  return { offsets: offsets.slice(0, size), criticalExtensions: [...criticalExtensions] };
}

/** `SEQUENCE { userCertificate INTEGER, revocationDate Time, crlEntryExtensions Extensions OPTIONAL }`. */
function walkEntry(bytes: Uint8Array, start: number, end: number, version: 1 | 2, critical: Set<string>): void {
  const serialNumberEnd = elementEnd(bytes, start, end, derTag.integer);
  // A serial number with a second spelling would not be found.
  checkShortestInteger(bytes, contentStart(bytes, start), serialNumberEnd);
  const timeTag = bytes[serialNumberEnd] === derTag.utcTime ? derTag.utcTime : derTag.generalizedTime;
  const timeEnd = elementEnd(bytes, serialNumberEnd, end, timeTag);
  if (timeEnd === end) return;
  if (version === 1 || elementEnd(bytes, timeEnd, end, derTag.sequence) !== end) throw malformed();
  for (let offset = contentStart(bytes, timeEnd); offset < end;) {
    const extensionEnd = elementEnd(bytes, offset, end, derTag.sequence);
    walkExtension(bytes, contentStart(bytes, offset), extensionEnd, critical);
    offset = extensionEnd;
  }
}

/** `SEQUENCE { extnID OBJECT IDENTIFIER, critical BOOLEAN DEFAULT FALSE, extnValue OCTET STRING }`. */
function walkExtension(bytes: Uint8Array, start: number, end: number, critical: Set<string>): void {
  const oidEnd = elementEnd(bytes, start, end, derTag.objectIdentifier);
  const criticalEnd = bytes[oidEnd] === derTag.boolean ? elementEnd(bytes, oidEnd, end, derTag.boolean) : oidEnd;
  if (elementEnd(bytes, criticalEnd, end, derTag.octetString) !== end) throw malformed();
  if (criticalEnd > oidEnd && readBoolean(parseDer(bytes.subarray(oidEnd, criticalEnd)))) {
    critical.add(readObjectIdentifier(parseDer(bytes.subarray(start, oidEnd))));
  }
}

function checkShortestInteger(bytes: Uint8Array, start: number, end: number): void {
  const first = bytes[start];
  const second = bytes[start + 1] ?? 0;
  const padded = end - start > 1 && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80));
  if (start === end || padded) throw malformed();
}

function readEntry(bytes: Uint8Array, offset: number): RevokedCertificate {
  const end = elementEnd(bytes, offset, bytes.length, derTag.sequence);
  const fields = derFields(parseDer(bytes.subarray(offset, end)), derTag.sequence);
  const serialNumber = toHex(readInteger(fields.take(derTag.integer)));
  const revocationDate = readTime(fields.takeAny());
  const extensions = fields.takeOptional(derTag.sequence);
  fields.finish();
  return { serialNumber, revocationDate, extensions: extensions ? readExtensions(extensions) : [] };
}

function malformed(): X509Error {
  return new X509Error("der-malformed", "an entry of a certificate list is not as the standard defines it");
}

/** In octets: a SEQUENCE of an INTEGER of one octet and a Time without any. */
const shortestEntry = 2 + 3 + 2;
