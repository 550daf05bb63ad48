import { createPublicKey } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { decodeBase64url } from "../base64url.js";
import { flipBit, refusal } from "../relying-party.test.fixture.js";
import { generateKeyPair } from "../testing/generate-key-pair.js";
import type { EllipticCurve } from "./algorithm.js";
import type { Ec2PublicKey } from "./ec2-public-key.js";
import { checkEllipticPoint } from "./elliptic-point.js";
import { publicKeyJwk } from "./public-key-jwk.js";

const malformed = expect.objectContaining(refusal("public-key-malformed")) as Error;

const curves = ["P-256", "P-384", "P-521", "secp256k1"] as const satisfies readonly EllipticCurve[];

function generatePoint(crv: EllipticCurve): Ec2PublicKey {
  const { x = "", y = "" } = generateKeyPair(crv).publicKey.export({ format: "jwk" });
  return { kty: "EC2", crv, x: decodeBase64url(x), y: decodeBase64url(y) };
}

/** What OpenSSL says. */
function isImportable(point: Ec2PublicKey): boolean {
  try {
    createPublicKey({ key: { ...publicKeyJwk({ ...point, algorithm: -7 }) }, format: "jwk" });
    return true;
  } catch {
    return false;
  }
}

describe.each(curves.map((crv) => [crv]))("%s", (crv) => {
  it("takes the points of keys", () => {
    for (let count = 0; count < 20; count++) {
      const point = generatePoint(crv);
      expect(() => {
        checkEllipticPoint(point);
      }).not.toThrow();
    }
  });

  it("refuses a point with one bit changed, as OpenSSL does", () => {
    const point = generatePoint(crv);
    fc.assert(
      fc.property(fc.constantFrom("x", "y"), fc.nat(8 * point.x.length - 1), (name, bit) => {
        const other = { ...point, [name]: flipBit(point[name], bit) };
        expect(() => {
          checkEllipticPoint(other);
        }).toThrow(malformed);
        expect(isImportable(other)).toBe(false);
      }),
      { numRuns: 60 },
    );
  });

  it("refuses the point of another curve, and zeros", () => {
    const { x, y } = generatePoint(crv === "P-384" ? "P-521" : "P-384");
    for (const other of [
      { x, y },
      { x: new Uint8Array(x.length), y: new Uint8Array(x.length) },
    ]) {
      expect(() => {
        checkEllipticPoint({ kty: "EC2", crv, ...other });
      }).toThrow(malformed);
    }
  });
});

/** The base point of P-521 has coordinates so far below 2^528 that p can be added to either. */
it.each(["x", "y"] as const)("refuses a point whose %s is not reduced", (name) => {
  const point = generatePoint("P-521");
  const sum = BigInt(`0x${Buffer.from(point[name]).toString("hex")}`) + 2n ** 521n - 1n;
  const unreduced = new Uint8Array(Buffer.from(sum.toString(16).padStart(132, "0"), "hex"));
  expect(() => {
    checkEllipticPoint({ ...point, [name]: unreduced });
  }).toThrow(malformed);
});
