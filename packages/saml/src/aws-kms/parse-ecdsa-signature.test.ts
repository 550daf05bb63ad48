import { generateKeyPairSync, sign, verify } from "node:crypto";

import { derTag, serializeDer } from "@idpkit/x509";
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { parseEcdsaSignature } from "./parse-ecdsa-signature.js";

/** The Ecdsa-Sig-Value of `r || s`. */
function toDer(signature: Uint8Array): Uint8Array {
  const half = signature.length / 2;
  return serializeDer(derTag.sequence, integer(signature.subarray(0, half)), integer(signature.subarray(half)));
}

function integer(magnitude: Uint8Array): Uint8Array {
  const hex = BigInt(`0x${Buffer.from(magnitude).toString("hex")}`).toString(16);
  const even = hex.length % 2 === 0 ? hex : `0${hex}`;
  return serializeDer(derTag.integer, Buffer.from(/^[89a-f]/.test(even) ? `00${even}` : even, "hex"));
}

describe.each([
  ["P-256", 32],
  ["P-384", 48],
  ["P-521", 66],
])("an ECDSA signature on %s", (namedCurve, size) => {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve });

  it("is turned into the one that node:crypto verifies as r || s", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        const signature = parseEcdsaSignature(sign("sha256", data, privateKey), size);
        expect(signature).toHaveLength(2 * size);
        expect(verify("sha256", data, { key: publicKey, dsaEncoding: "ieee-p1363" }, signature)).toBe(true);
      }),
    );
  });

  it("is the inverse of what node:crypto verifies as DER", () => {
    fc.assert(
      fc.property(fc.uint8Array(), (data) => {
        const signature = new Uint8Array(sign("sha256", data, { key: privateKey, dsaEncoding: "ieee-p1363" }));
        expect(verify("sha256", data, publicKey, toDer(signature))).toBe(true);
        expect(parseEcdsaSignature(toDer(signature), size)).toEqual(signature);
      }),
    );
  });

  it("keeps its length, however many zeros r and s begin with", () => {
    const octets = fc.uint8Array({ minLength: 2 * size, maxLength: 2 * size });
    fc.assert(
      fc.property(octets, fc.nat(size), fc.nat(size), (signature, zerosOfR, zerosOfS) => {
        signature.fill(0, 0, zerosOfR).fill(0, size, size + zerosOfS);
        expect(parseEcdsaSignature(toDer(signature), size)).toEqual(signature);
      }),
    );
  });
});

describe("parseEcdsaSignature", () => {
  it("keeps the length of signatures that node:crypto made and whose r or s is short", () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const data = new Uint8Array(1);
    // About one in five hundred is short: as many are made as that takes.
    const short: Buffer[] = [];
    while (short.length < 3) {
      const der = sign("sha256", data, privateKey);
      if (der[3] === 31 || der.length < 70) short.push(der);
    }

    for (const der of short) {
      const key = { key: publicKey, dsaEncoding: "ieee-p1363" } as const;
      expect(verify("sha256", data, key, parseEcdsaSignature(der, 32))).toBe(true);
    }
  });

  it.each([
    ["nothing", ""],
    ["another type than SEQUENCE", "3106020101020101"],
    ["another type than INTEGER", "3006040101020101"],
    ["a length not in its shortest form", "308106020101020101"],
    ["a negative number", "3006020180020101"],
    ["a number of more octets than the curve has", `302602210100${"00".repeat(31)}020101`],
    ["a number not in its shortest form", "300702020001020101"],
    ["a number without octets", "30050200020101"],
    ["a third number", "3009020101020101020101"],
    ["one number only", "3003020101"],
    ["no number", "3000"],
    ["octets behind", "300602010102010100"],
    ["fewer octets than it says", "30060201010201"],
  ])("refuses %s", (_, hex) => {
    const refusal = expect.objectContaining({ name: "SamlError", code: "signer-answer-malformed" }) as Error;
    expect(() => parseEcdsaSignature(Buffer.from(hex, "hex"), 32)).toThrow(refusal);
  });

  it("returns or refuses, whatever the octets", () => {
    const refusal = expect.objectContaining({ code: "signer-answer-malformed" }) as Error;
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (octets) => {
        expect(() => parseEcdsaSignature(octets, 32)).toThrow(refusal);
      }),
    );
  });
});
