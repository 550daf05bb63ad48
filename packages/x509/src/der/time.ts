import { Buffer } from "node:buffer";

import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

/**
 * Reads a Time: UTCTime or GeneralizedTime in UTC, with seconds and without fractions.
 *
 * A GeneralizedTime before 2050 is taken, although [RFC5280] §4.1.2.5 has issuers write UTCTime there: it says the same.
 */
export function readTime(element: DerElement): Date {
  const { within, end } = element;
  const year = readYear(element);
  const rest = end - "MMDDHHMMSSZ".length;
  const month = twoDigits(within, rest);
  const day = twoDigits(within, rest + 2);
  const hour = twoDigits(within, rest + 4);
  const minute = twoDigits(within, rest + 6);
  const second = twoDigits(within, rest + 8);
  const date = new Date(0);
  date.setUTCFullYear(year, month - 1, day);
  // Date rolls 30 February over into March: a day that exists stays in its month.
  const isDay = date.getUTCMonth() === month - 1;
  if (!isDay || hour > 23 || minute > 59 || second > 59 || within[end - 1] !== letterZ) throw malformed();
  date.setUTCHours(hour, minute, second);
  return date;
}

/** Writes a Time: UTCTime until 2049, GeneralizedTime from 2050 ([RFC5280] §4.1.2.5). Drops fractions of a second. */
export function serializeTime(date: Date): Uint8Array {
  const year = date.getUTCFullYear();
  if (!(year >= 1950 && year <= 9999)) throw new TypeError("a time in certificates lies between 1950 and 9999");
  const iso = date.toISOString();
  const rest = `${iso.slice(5, 7)}${iso.slice(8, 10)}${iso.slice(11, 13)}${iso.slice(14, 16)}${iso.slice(17, 19)}Z`;
  return year < 2050
    ? serializeDer(derTag.utcTime, Buffer.from(iso.slice(2, 4) + rest))
    : serializeDer(derTag.generalizedTime, Buffer.from(iso.slice(0, 4) + rest));
}

/** UTCTime means the years from 1950 to 2049 ([RFC5280] §4.1.2.5.1). */
function readYear({ tag, within, contentStart, end }: DerElement): number {
  const length = end - contentStart;
  const year = twoDigits(within, contentStart);
  if (tag === derTag.utcTime && length === "YYMMDDHHMMSSZ".length) return year < 50 ? 2000 + year : 1900 + year;
  if (tag === derTag.generalizedTime && length === "YYYYMMDDHHMMSSZ".length) {
    return year * 100 + twoDigits(within, contentStart + 2);
  }
  throw malformed();
}

function twoDigits(octets: Uint8Array, offset: number): number {
  const tens = (octets[offset] ?? 0) - digitZero;
  const units = (octets[offset + 1] ?? 0) - digitZero;
  if (tens < 0 || tens > 9 || units < 0 || units > 9) throw malformed();
  return tens * 10 + units;
}

function malformed(): X509Error {
  return new X509Error("time-malformed", "a time is not YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ, or is no date");
}

const digitZero = 0x30;
const letterZ = 0x5a;
