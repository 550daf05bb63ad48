import type * as cborX from "cbor-x";
import * as decodeNoEval from "cbor-x/decode-no-eval";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { WebAuthnError } from "../errors.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import { bytesOf, canonicalValue } from "./canonical-values.test.fixture.js";
import { decodeCbor, type CborValue } from "./decode-cbor.js";

describe("laws", () => {
  it("decodes what was written", () => {
    fc.assert(
      fc.property(canonicalValue, (value) => {
        expect(small(decodeCbor(serializeCbor(value)))).toEqual(value);
      }),
    );
  });

  it("gives every value one spelling", () => {
    const altered = canonicalValue.chain((value) => {
      const bytes = serializeCbor(value);
      return fc.tuple(fc.constant(bytes), fc.nat(bytes.length - 1), fc.nat(255));
    });
    fc.assert(
      fc.property(altered, ([bytes, index, byte]) => {
        const other = bytes.with(index, byte);
        expect([other, undefined]).toContainEqual(spelling(other));
      }),
      { numRuns: 2000 },
    );
  });

  it("gives any bytes one spelling or refuses them", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), (bytes) => {
        expect([bytes, undefined]).toContainEqual(spelling(bytes));
      }),
      { numRuns: 2000 },
    );
  });
});

it("copies byte strings, so that they do not change with the input", () => {
  const bytes = bytesOf("420102");
  const value = decodeCbor(bytes);
  bytes.fill(0);
  expect(value).toEqual(Uint8Array.of(1, 2));
});

it("leaves its input as it was", () => {
  const bytes = bytesOf("1a00010000");
  decodeCbor(bytes);
  expect(Object.keys(bytes)).toEqual(["0", "1", "2", "3", "4"]);
});

it("refuses bytes after the item", () => {
  expect(() => decodeCbor(bytesOf("0000"))).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("accepts 64 KiB and refuses more", () => {
  // An array of two byte strings, with three bytes of head each and one of the array's own.
  const ofLength = (length: number) => serializeCbor([new Uint8Array(1000), new Uint8Array(length - 1007)]);
  expect(ofLength(0x1_0000)).toHaveLength(0x1_0000);
  expect(() => decodeCbor(ofLength(0x1_0000))).not.toThrow();
  expect(() => decodeCbor(ofLength(0x1_0001))).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("stays with its own errors when another user of cbor-x has lowered the global limits", () => {
  const { setSizeLimits } = decodeNoEval as Pick<typeof cborX, "setSizeLimits">;
  setSizeLimits({ maxMapSize: 1 });
  try {
    expect(() => decodeCbor(bytesOf("a201010201"))).toThrow(expect.objectContaining(refusal("cbor-malformed")));
  } finally {
    setSizeLimits({ maxMapSize: 16_810_000 });
  }
});

/** Integers above 32 bits, which come as `bigint`, as numbers. */
function small(value: CborValue): CborValue {
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Map)
    return new Map([...(value as ReadonlyMap<CborValue, CborValue>)].map(([k, v]) => [k, small(v)]));
  return Array.isArray(value) ? (value as CborValue[]).map(small) : value;
}

/** The spelling of what the bytes stand for, if they stand for anything. */
function spelling(bytes: Uint8Array): Uint8Array | undefined {
  try {
    return serializeCbor(decodeCbor(bytes));
  } catch (error) {
    expect(error).toBeInstanceOf(WebAuthnError);
    return undefined;
  }
}
