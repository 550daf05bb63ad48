import { hex } from "@scure/base";
import { describe, expect, it } from "vitest";

import { refusal } from "../relying-party.test.fixture.js";
import { checkEdwardsPoint, fieldPrime, smallOrder } from "./edwards-point.js";

// The eight points of small order on Ed25519 in their canonical encodings, as published with many libraries.
it.each([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
])("finds the point of small order %s on Ed25519 unsafe", (point) => {
  expect(() => {
    checkEdwardsPoint(hex.decode(point), "Ed25519");
  }).toThrow(expect.objectContaining(refusal("public-key-unsafe")));
});

it.each([
  ["zero", littleEndian(0n)],
  ["zero with a sign", littleEndian(2n ** 455n)],
  ["one", littleEndian(1n)],
  ["minus one", littleEndian(fieldPrime.Ed448 - 1n)],
])("finds the point of small order on Ed448 whose y is %s unsafe", (_, point) => {
  expect(() => {
    checkEdwardsPoint(point, "Ed448");
  }).toThrow(expect.objectContaining(refusal("public-key-unsafe")));
});

it.each([
  ["the prime", littleEndian(fieldPrime.Ed448)],
  ["the largest number", new Uint8Array(57).fill(0xff)],
  ["a bit above the field", littleEndian(5n + 2n ** 448n)],
])("refuses a point on Ed448 whose y is %s", (_, point) => {
  expect(() => {
    checkEdwardsPoint(point, "Ed448");
  }).toThrow(expect.objectContaining(refusal("public-key-malformed")));
});

describe.each([
  { crv: "Ed25519", a: -1n, d: -121665n * invert(121666n, fieldPrime.Ed25519), doublings: 3 },
  { crv: "Ed448", a: 1n, d: -39081n, doublings: 2 },
] as const)("the list of $crv", ({ crv, a, d, doublings }) => {
  const p = fieldPrime[crv];

  it.each(smallOrder[crv].map((y) => [y]))("has y = %i, which doubling takes to the neutral element", (y) => {
    expect(Array.from({ length: doublings }).reduce<bigint>(double, y)).toBe(1n);
  });

  /** The y coordinate of twice a point, from its own: the formulas of [RFC8032] §5.1.4 and §5.2.4 need x only squared. */
  function double(y: bigint): bigint {
    const ySquared = modulo(y * y, p);
    const xSquared = modulo((ySquared - 1n) * invert(d * ySquared - a, p), p);
    return modulo((ySquared - a * xSquared) * invert(2n - a * xSquared - ySquared, p), p);
  }
});

function modulo(number: bigint, p: bigint): bigint {
  return ((number % p) + p) % p;
}

/** By Fermat's little theorem. */
function invert(number: bigint, p: bigint): bigint {
  let [result, base, exponent] = [1n, modulo(number, p), p - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    result = exponent & 1n ? modulo(result * base, p) : result;
    base = modulo(base * base, p);
  }
  return result;
}

/** A number as an encoded point of Ed448. */
function littleEndian(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 57 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn));
}
