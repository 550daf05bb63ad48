import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { X509Error } from "../errors.js";
import { parseEcdsaSignature, serializeEcdsaSignature } from "./ecdsa-signature.js";

describe("Ecdsa-Sig-Value", () => {
  it("reads back r and s of any size, also with zeros in front", () => {
    const octets = fc.uint8Array({ minLength: 64, maxLength: 64 });
    const zeros = fc.tuple(fc.nat(31), fc.nat(31));
    fc.assert(
      fc.property(octets, zeros, (signature, [r, s]) => {
        signature.fill(0, 0, r).fill(0, 32, 32 + s);
        expect(parseEcdsaSignature(serializeEcdsaSignature(signature), 32)).toEqual(signature);
      }),
    );
  });

  it.each([
    ["a negative number", "3006020180020101"],
    ["a number of more octets than the curve has", `302602210100${"00".repeat(31)}020101`],
    ["a number not in its shortest form", "300702020001020101"],
    ["a third number", "3009020101020101020101"],
    ["one number only", "3003020101"],
    ["octets behind", "300602010102010100"],
  ])("refuses %s", (_, hex) => {
    expect(() => parseEcdsaSignature(Buffer.from(hex, "hex"), 32)).toThrow(X509Error);
  });
});
