import { contentStart, elementEnd } from "../der/element-offsets.js";
import { fromHex } from "../der/hex.js";
import { serializeDer } from "../der/serialize-der.js";
import { derTag } from "../der/tag.js";

/** Finds entries by their serial number. */
export interface SerialNumberIndex {
  /** Where the entries with this serial number begin. */
  find(serialNumber: string): readonly number[];
}

/**
 * Makes an index of the entries that begin at these offsets.
 *
 * They are sorted when the first is looked for: four octets for each, and no order that an issuer chooses makes it slow.
 */
export function indexOfSerialNumbers(bytes: Uint8Array, offsets: Uint32Array): SerialNumberIndex {
  let sorted: Uint32Array | undefined;
  return {
    find(serialNumber) {
      sorted ??= offsets.slice().sort((one, other) => compareSerialNumbers(bytes, one, bytes, other));
      // The beginning of an entry, to be compared like one.
      const wanted = serializeDer(derTag.sequence, serializeDer(derTag.integer, fromHex(serialNumber)));
      const first = lowerBound(sorted, (offset) => compareSerialNumbers(bytes, offset, wanted, 0));
      const others = sorted.subarray(first);
      const count = others.findIndex((offset) => compareSerialNumbers(bytes, offset, wanted, 0) !== 0);
      return [...(count === -1 ? others : others.subarray(0, count))];
    },
  };
}

/** The rank of the first offset that does not come before what is looked for. */
function lowerBound(sorted: Uint32Array, compare: (offset: number) => number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (compare(sorted[middle] ?? 0) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Orders two entries by the length of their serial numbers, then by their octets. */
function compareSerialNumbers(one: Uint8Array, oneEntry: number, other: Uint8Array, otherEntry: number): number {
  const oneInteger = contentStart(one, oneEntry);
  const otherInteger = contentStart(other, otherEntry);
  const oneEnd = elementEnd(one, oneInteger, one.length, derTag.integer);
  const otherEnd = elementEnd(other, otherInteger, other.length, derTag.integer);
  const length = oneEnd - oneInteger;
  if (length !== otherEnd - otherInteger) return length - (otherEnd - otherInteger);
  for (let index = 0; index < length; index++) {
    const difference = (one[oneInteger + index] ?? 0) - (other[otherInteger + index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
