import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

/**
 * Reads a Time: UTCTime or GeneralizedTime in UTC, with seconds and without fractions.
 *
 * A GeneralizedTime before 2050 is taken, although [RFC5280] §4.1.2.5 has issuers write UTCTime there: it says the same.
 */
export function readTime({ tag, content }: DerElement): Date {
  if (tag !== derTag.utcTime && tag !== derTag.generalizedTime) throw malformed();
  const text = String.fromCharCode(...content.subarray(0, "YYYYMMDDHHMMSSZ".length + 1));
  const century = tag === derTag.generalizedTime ? "" : text < "50" ? "20" : "19";
  const iso = (century + text).replace(yearToSecond, "$1-$2-$3T$4:$5:$6.000Z");
  const date = new Date(iso);
  // Date rolls 30 February over into March: only what reads back the same was a date.
  if (Number.isNaN(date.getTime()) || date.toISOString() !== iso) throw malformed();
  return date;
}

/** Writes a Time: UTCTime until 2049, GeneralizedTime from 2050 ([RFC5280] §4.1.2.5). Drops fractions of a second. */
export function serializeTime(date: Date): Uint8Array {
  const year = date.getUTCFullYear();
  if (!(year >= 1950 && year <= 9999)) throw new TypeError("a time in certificates lies between 1950 and 9999");
  const text = date.toISOString().replace(/\.\d{3}|[-:T]/g, "");
  return year < 2050
    ? serializeDer(derTag.utcTime, new TextEncoder().encode(text.slice(2)))
    : serializeDer(derTag.generalizedTime, new TextEncoder().encode(text));
}

function malformed(): X509Error {
  return new X509Error("time-malformed", "a time is not YYMMDDHHMMSSZ or YYYYMMDDHHMMSSZ, or is no date");
}

const yearToSecond = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})Z$/;
