import { X509Error } from "../errors.js";
import type { DerElement } from "./parse-der.js";
import { serializeDer } from "./serialize-der.js";
import { derTag } from "./tag.js";

/** Reads a BOOLEAN, which DER spells `00` or `FF` only ([X690] §11.1). */
export function readBoolean({ within, contentStart, end }: DerElement): boolean {
  const octet = within[contentStart];
  if (end - contentStart !== 1 || (octet !== 0x00 && octet !== 0xff)) {
    throw new X509Error("der-malformed", "a BOOLEAN that is neither 00 nor FF");
  }
  return octet === 0xff;
}

/** Writes a BOOLEAN. */
export function serializeBoolean(value: boolean): Uint8Array {
  return serializeDer(derTag.boolean, Uint8Array.of(value ? 0xff : 0x00));
}

/** Reads a NULL, which holds nothing ([X690] §8.8.2). */
export function readNull({ contentStart, end }: DerElement): void {
  if (end > contentStart) throw new X509Error("der-malformed", "a NULL that holds something");
}

/** The content of an INTEGER, after a look that it is in its shortest form ([X690] §8.3.2). */
export function readInteger({ content }: DerElement): Uint8Array {
  const first = content[0];
  const second = content[1];
  if (first === undefined) throw new X509Error("der-malformed", "an INTEGER without content");
  if (second !== undefined && ((first === 0x00 && second < 0x80) || (first === 0xff && second >= 0x80))) {
    throw new X509Error("der-malformed", "an INTEGER not in its shortest form");
  }
  return content;
}

/** Reads an INTEGER from 0 to 2^31 - 1, such as a version or a pathLenConstraint. */
export function readSmallInteger(element: DerElement): number {
  const content = readInteger(element);
  const value = content.reduce((sum, octet) => sum * 0x100 + octet, 0);
  if ((content[0] ?? 0) >= 0x80 || value > 0x7fffffff) {
    throw new X509Error("der-malformed", "an INTEGER that is negative or too large");
  }
  return value;
}

/** Writes the INTEGER whose magnitude these octets are, the most significant first. */
export function serializeUnsignedInteger(magnitude: Uint8Array): Uint8Array {
  let start = 0;
  while (start < magnitude.length && magnitude[start] === 0) start++;
  const shortest = magnitude.subarray(start);
  // Zero has no magnitude, so it is the sign octet alone.
  return (shortest[0] ?? 0x80) < 0x80
    ? serializeDer(derTag.integer, shortest)
    : serializeDer(derTag.integer, Uint8Array.of(0), shortest);
}

/** Writes an INTEGER from 0 to 2^31 - 1. */
export function serializeSmallInteger(value: number): Uint8Array {
  return serializeUnsignedInteger(Uint8Array.of(value >>> 24, value >>> 16, value >>> 8, value));
}

/** The octets of a BIT STRING that holds whole octets: keys and signatures. */
export function readOctetsOfBitString({ content }: DerElement): Uint8Array {
  if (content[0] !== 0) throw new X509Error("der-malformed", "a BIT STRING that does not hold whole octets");
  return content.subarray(1);
}

/** Writes a BIT STRING whose last octet has this many unused bits. */
export function serializeBitString(octets: Uint8Array, unusedBits = 0): Uint8Array {
  return serializeDer(derTag.bitString, Uint8Array.of(unusedBits), octets);
}
