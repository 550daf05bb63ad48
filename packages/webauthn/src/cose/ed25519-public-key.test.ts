import { hex } from "@scure/base";
import { expect, it } from "vitest";

import { refusal } from "../relying-party.test.fixture.js";
import { parseEd25519PublicKey, smallOrder } from "./ed25519-public-key.js";

// The eight points of small order in their canonical encodings, as published with many libraries.
it.each([
  "0100000000000000000000000000000000000000000000000000000000000000",
  "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
  "0000000000000000000000000000000000000000000000000000000000000000",
  "0000000000000000000000000000000000000000000000000000000000000080",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
  "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
  "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
])("finds the point of small order %s unsafe", (point) => {
  const key = new Map<number, number | Uint8Array>([
    [1, 1],
    [3, -8],
    [-1, 6],
    [-2, hex.decode(point)],
  ]);
  expect(() => parseEd25519PublicKey(key)).toThrow(expect.objectContaining(refusal("public-key-unsafe")));
});

it.each(smallOrder.map((y) => [y]))("lists y = %i, which three doublings take to the neutral element", (y) => {
  expect(double(double(double(y)))).toBe(1n);
});

const p = 2n ** 255n - 19n;
const d = modulo(-121665n * invert(121666n));

/** The y coordinate of twice a point, from its own: both formulas of [RFC8032] §5.1.4 need x only squared. */
function double(y: bigint): bigint {
  const ySquared = modulo(y * y);
  const xSquared = modulo((ySquared - 1n) * invert(d * ySquared + 1n));
  return modulo((ySquared + xSquared) * invert(2n + xSquared - ySquared));
}

function modulo(number: bigint): bigint {
  return ((number % p) + p) % p;
}

/** By Fermat's little theorem. */
function invert(number: bigint): bigint {
  let [result, base, exponent] = [1n, modulo(number), p - 2n];
  for (; exponent > 0n; exponent >>= 1n) {
    result = exponent & 1n ? modulo(result * base) : result;
    base = modulo(base * base);
  }
  return result;
}
