import fc from "fast-check";
import { expect, it } from "vitest";

import { equalBytes } from "./equal-bytes.js";
import { flipBit } from "./relying-party.test.fixture.js";

it("finds bytes equal to a copy of themselves", () => {
  fc.assert(
    fc.property(fc.uint8Array(), (bytes) => {
      expect(equalBytes(bytes, bytes.slice())).toBe(true);
    }),
  );
});

it("finds one different bit", () => {
  const bytes = fc.uint8Array({ minLength: 1, maxLength: 32 });
  const withBit = bytes.chain((value) => fc.tuple(fc.constant(value), fc.nat(value.length * 8 - 1)));
  fc.assert(
    fc.property(withBit, ([value, bit]) => {
      expect(equalBytes(value, flipBit(value, bit))).toBe(false);
    }),
  );
});

it.each([
  ["shorter", Uint8Array.of(1)],
  ["longer", Uint8Array.of(1, 0, 0)],
])("finds bytes that are %s different, even by zeros only", (_, other) => {
  expect(equalBytes(Uint8Array.of(1, 0), other)).toBe(false);
});
