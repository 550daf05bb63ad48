import fc from "fast-check";
import { expect, it } from "vitest";

import { concatBytes } from "../concat-bytes.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import { canonicalValue } from "./canonical-values.test.fixture.js";
import { decodeCbor, type CborValue } from "./decode-cbor.js";

// The other direction, and changed bytes: see the laws of `decodeCbor`.

const malformed = expect.objectContaining(refusal("cbor-malformed")) as Error;
const key = fc.oneof(fc.integer({ min: -70_000, max: 70_000 }), fc.string({ maxLength: 30 }));
const entries = fc.uniqueArray(fc.tuple(key, canonicalValue), {
  selector: ([name]) => name,
  minLength: 2,
  maxLength: 8,
});

/** Values at whose encoding a head with a number stands. */
const counted = fc.oneof(fc.nat(), fc.uint8Array(), fc.string(), fc.array(fc.nat()));

it("writes what was decoded as it was written", () => {
  fc.assert(
    fc.property(canonicalValue, (value) => {
      const bytes = serializeCbor(value);
      expect(serializeCbor(decodeCbor(bytes))).toEqual(bytes);
    }),
  );
});

it("refuses any number and any length in a longer form", () => {
  fc.assert(
    fc.property(counted, fc.constantFrom(1, 2, 4, 8), (value, size) => {
      const [head, content] = splitHead(serializeCbor(value));
      fc.pre(head.length <= size);
      expect(() => decodeCbor(concatBytes(longerHead(head, size), content))).toThrow(malformed);
    }),
  );
});

it("refuses any string, list and map of indefinite length", () => {
  const value = fc.oneof(
    fc.uint8Array(),
    fc.string(),
    fc.array(canonicalValue),
    entries.map((list) => new Map(list)),
  );
  fc.assert(
    fc.property(value, (written) => {
      const bytes = serializeCbor(written);
      const [head, content] = splitHead(bytes);
      const type = (head[0] ?? 0) & 0xe0;
      // Strings come in chunks, of which there is one.
      const chunks = type === 0x40 || type === 0x60 ? bytes : content;
      expect(() => decodeCbor(concatBytes(Uint8Array.of(type | 31), chunks, Uint8Array.of(0xff)))).toThrow(malformed);
    }),
  );
});

it("refuses the members of a map in any other order", () => {
  const shuffled = entries.chain((list) => fc.shuffledSubarray(list, { minLength: list.length }));
  fc.assert(
    fc.property(shuffled, (list) => {
      const bytes = writeMap(list);
      const canonical = serializeCbor(new Map(list));
      fc.pre(Buffer.compare(bytes, canonical) !== 0);
      expect(() => decodeCbor(bytes)).toThrow(malformed);
    }),
  );
});

it("refuses a member of a map twice, of whatever values", () => {
  fc.assert(
    fc.property(key, canonicalValue, canonicalValue, (name, one, other) => {
      expect(() =>
        decodeCbor(
          writeMap([
            [name, one],
            [name, other],
          ]),
        ),
      ).toThrow(malformed);
    }),
  );
});

it("refuses a tag around anything", () => {
  fc.assert(
    fc.property(canonicalValue, fc.nat(23), (value, tag) => {
      expect(() => decodeCbor(concatBytes(Uint8Array.of(0xc0 | tag), serializeCbor(value)))).toThrow(malformed);
    }),
  );
});

/** A map with its members as they are given. */
function writeMap(list: readonly (readonly [CborValue, CborValue])[]): Uint8Array {
  return concatBytes(Uint8Array.of(0xa0 | list.length), ...list.flat().map(serializeCbor));
}

/** The first byte with the number after it, and the rest. */
function splitHead(bytes: Uint8Array): readonly [head: Uint8Array, content: Uint8Array] {
  const information = (bytes[0] ?? 0) & 31;
  const end = information < 24 ? 1 : 1 + 2 ** (information - 24);
  return [bytes.subarray(0, end), bytes.subarray(end)];
}

/** The same type and number, which takes `size` bytes. */
function longerHead(head: Uint8Array, size: 1 | 2 | 4 | 8): Uint8Array {
  const [first = 0, ...number] = head;
  const octets = number.length === 0 ? [first & 31] : number;
  const type = (first & 0xe0) | (24 + Math.log2(size));
  return Uint8Array.of(type, ...new Uint8Array(size - octets.length), ...octets);
}
