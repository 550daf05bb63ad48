import { createECDH } from "node:crypto";

import { hex } from "@scure/base";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { concatBytes } from "../concat-bytes.js";
import type { EllipticCurve } from "../cose/algorithm.js";
import { curveOrder, isEcdsaSignature } from "./ecdsa-signature.js";

const curves = ["P-256", "P-384", "P-521", "secp256k1"] as const satisfies readonly EllipticCurve[];

function orderOf(curve: EllipticCurve): bigint {
  return BigInt(`0x${hex.encode(curveOrder[curve])}`);
}

/** `r || s` in DER. */
function serialize(curve: EllipticCurve, r: bigint, s: bigint): Uint8Array {
  const digits = (number: bigint): string => number.toString(16).padStart(2 * curveOrder[curve].length, "0");
  return serializeEcdsaSignature(hex.decode(digits(r) + digits(s)));
}

describe.each(curves.map((curve) => [curve]))("%s", (curve) => {
  const order = orderOf(curve);
  const scalar = fc.oneof(fc.bigInt({ min: 1n, max: order - 1n }), fc.constantFrom(1n, 127n, 128n, 255n, order - 1n));

  it("takes what authenticators write", () => {
    fc.assert(
      fc.property(scalar, scalar, (r, s) => {
        expect(isEcdsaSignature(serialize(curve, r, s), curve)).toBe(true);
      }),
    );
  });

  it("refuses r and s of the order and above", () => {
    for (const number of [order, order + 1n]) {
      expect(isEcdsaSignature(serialize(curve, number, 1n), curve)).toBe(false);
      expect(isEcdsaSignature(serialize(curve, 1n, number), curve)).toBe(false);
    }
  });
});

it("gives every signature one spelling", () => {
  const altered = fc
    .tuple(fc.constantFrom(...curves), fc.bigInt({ min: 1n, max: 2n ** 250n }), fc.bigInt({ min: 1n, max: 2n ** 250n }))
    .map(([curve, r, s]) => ({ curve, der: serialize(curve, r, s) }))
    .chain(({ curve, der }) => fc.tuple(fc.constant(curve), fc.constant(der), fc.nat(der.length - 1), fc.nat(255)));
  fc.assert(
    fc.property(altered, ([curve, der, index, octet]) => {
      const other = der.with(index, octet);
      expect([false, canonical(other)]).toContain(isEcdsaSignature(other, curve));
    }),
    { numRuns: 2000 },
  );
});

/** Whether reading the two INTEGERs and writing them again gives the same octets. */
function canonical(der: Uint8Array): boolean {
  const start = der[1] === 0x81 ? 3 : 2;
  const middle = start + 2 + (der[start + 1] ?? 0);
  const [r, s] = [der.subarray(start + 2, middle), der.subarray(middle + 2)].map((content) =>
    BigInt(`0x0${hex.encode(content)}`),
  );
  const digits = [r ?? 0n, s ?? 0n].map((number) => number.toString(16).padStart(132, "0")).join("");
  return hex.encode(serializeEcdsaSignature(hex.decode(digits))) === hex.encode(der);
}

const order = hex.encode(curveOrder["P-256"]);

it.each([
  ["nothing", ""],
  ["one zero octet", "00"],
  ["r || s", "01".repeat(64)],
  ["another tag than SEQUENCE", "3106020101020101"],
  ["a length in long form", "308106020101020101"],
  ["a length that is too long", "3007020101020101"],
  ["a length that is too short", "3005020101020101"],
  ["octets after the SEQUENCE", "300602010102010100"],
  ["octets inside, after s", "30080201010201010500"],
  ["no s", "3003020101"],
  ["a truncated r", "3003020201"],
  ["a truncated s", "3006020101020201"],
  ["another tag than INTEGER for r", "3006030101020101"],
  ["another tag than INTEGER for s", "3006020101030101"],
  ["an empty r", "30050200020101"],
  ["an r of zero", "3006020100020101"],
  ["an s of zero", "3006020101020100"],
  ["a negative r", "3006020180020101"],
  ["a negative s", "30060201010201ff"],
  ["a leading zero that no sign needs", "300702020001020101"],
  ["an r of the group order", `3026022100${order}020101`],
  ["an s of the group order", `3026020101022100${order}`],
  ["an r of 33 octets", `3026022101${"00".repeat(32)}020101`],
])("takes %s for no signature", (_, der) => {
  expect(isEcdsaSignature(hex.decode(der), "P-256")).toBe(false);
});

const largest = hex.encode(serialize("P-521", orderOf("P-521") - 1n, orderOf("P-521") - 1n));

it.each([
  ["as it is", largest, true],
  ["in another form of the length", `3082${largest.slice(4)}`, false],
  ["in the short form of the length", `3088${largest.slice(6)}`, false],
  ["in a longer form of the length", `308200${largest.slice(4)}`, false],
  ["with a shorter length", `308187${largest.slice(6)}`, false],
  ["with a longer length", `308189${largest.slice(6)}`, false],
])("the largest signature on P-521, %s: %s is %s", (_, der, verdict) => {
  expect(isEcdsaSignature(hex.decode(der), "P-521")).toBe(verdict);
});

it("takes the smallest and the largest numbers", () => {
  expect(isEcdsaSignature(hex.decode("3006020101020101"), "P-256")).toBe(true);
  expect(isEcdsaSignature(serialize("P-256", BigInt(`0x${order}`) - 1n, 1n), "P-256")).toBe(true);
});

it.each([
  ["P-256", "prime256v1"],
  ["P-384", "secp384r1"],
  ["P-521", "secp521r1"],
  ["secp256k1", "secp256k1"],
] as const)("knows the order of %s as OpenSSL does, which takes private keys below it", (curve, name) => {
  const order = curveOrder[curve];
  const last = order.length - 1;
  const largest = order.with(last, (order[last] ?? 0) - 1);
  const ecdh = createECDH(name);
  ecdh.setPrivateKey(largest);
  expect(() => {
    ecdh.setPrivateKey(order);
  }).toThrow();
});

/** Writes `r || s` in DER. */
function serializeEcdsaSignature(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  const integers = concatBytes(derInteger(signature.subarray(0, half)), derInteger(signature.subarray(half)));
  const length = integers.length < 0x80 ? [integers.length] : [0x81, integers.length];
  return Uint8Array.of(0x30, ...length, ...integers);
}

function derInteger(scalar: Uint8Array): Uint8Array {
  const digits = scalar.subarray(scalar.findIndex((byte) => byte !== 0));
  const sign = (digits[0] ?? 0) >= 0x80 ? [0] : [];
  return Uint8Array.of(0x02, sign.length + digits.length, ...sign, ...digits);
}
