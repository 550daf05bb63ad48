import { hex } from "@scure/base";
import fc from "fast-check";
import { expect, it } from "vitest";

import { serializeEcdsaSignature } from "../testing/ecdsa-signature.js";
import { p256Order, parseEcdsaSignature } from "./ecdsa-signature.js";

const scalar = fc.bigInt({ min: 1n, max: p256Order - 1n });
const interesting = fc.oneof(scalar, fc.constantFrom(1n, 127n, 128n, 255n, 256n, 2n ** 248n, p256Order - 1n));

it("reads what authenticators write", () => {
  fc.assert(
    fc.property(interesting, interesting, (r, s) => {
      const signature = hex.decode(digits(r) + digits(s));
      expect(parseEcdsaSignature(serializeEcdsaSignature(signature))).toEqual(signature);
    }),
  );
});

it("gives every signature one spelling", () => {
  const altered = fc.tuple(interesting, interesting).chain(([r, s]) => {
    const der = serializeEcdsaSignature(hex.decode(digits(r) + digits(s)));
    return fc.tuple(fc.constant(der), fc.nat(der.length - 1), fc.nat(255));
  });
  fc.assert(
    fc.property(altered, ([der, index, octet]) => {
      const other = der.with(index, octet);
      const signature = parseEcdsaSignature(other);
      expect([other, undefined]).toContainEqual(signature && serializeEcdsaSignature(signature));
    }),
    { numRuns: 2000 },
  );
});

const order = digits(p256Order);

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
  expect(parseEcdsaSignature(hex.decode(der))).toBeUndefined();
});

it("takes the smallest and the largest numbers", () => {
  expect(parseEcdsaSignature(hex.decode("3006020101020101"))).toEqual(hex.decode(digits(1n) + digits(1n)));
  const largest = digits(p256Order - 1n);
  expect(parseEcdsaSignature(hex.decode(`3046022100${largest}022100${largest}`))).toEqual(
    hex.decode(largest + largest),
  );
});

function digits(number: bigint): string {
  return number.toString(16).padStart(64, "0");
}
