import { describe, expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import { importPublicKey } from "../signature/public-key.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import { generateSoftwareKey } from "../testing/software-key.js";
import { runtimeAlgorithms } from "./algorithm.js";
import { publicKeyJwk } from "./public-key-jwk.js";
import { parseCosePublicKey, type CosePublicKey } from "./public-key.js";

describe.each(runtimeAlgorithms)("a key for algorithm %i", (algorithm) => {
  const { cosePublicKey, subjectPublicKeyInfo } = generateSoftwareKey(algorithm);
  const publicKey = parseCosePublicKey(cosePublicKey);

  it("is written again as it was", () => {
    expect(serialize(publicKey)).toEqual(cosePublicKey);
  });

  it("is imported as the one that it is, and given out as its JWK", () => {
    const { key } = importPublicKey(publicKey) as Extract<ReturnType<typeof importPublicKey>, { key: unknown }>;
    expect(new Uint8Array(key.export({ format: "der", type: "spki" }))).toEqual(subjectPublicKeyInfo);
    expect(key.export({ format: "jwk" })).toEqual(publicKeyJwk(publicKey));
  });
});

/** Writes a key with the numbers that [RFC9053] and [RFC8230] give its members. */
function serialize(publicKey: CosePublicKey): Uint8Array {
  return serializeCbor(new Map<CborValue, CborValue>([[3, publicKey.algorithm], ...members(publicKey)]));
}

function members(key: CosePublicKey): readonly (readonly [CborValue, CborValue])[] {
  switch (key.kty) {
    case "OKP":
      return Object.entries({ 1: 1, [-1]: { Ed25519: 6, Ed448: 7 }[key.crv], [-2]: key.x }).map(numbered);
    case "EC2": {
      const crv = { "P-256": 1, "P-384": 2, "P-521": 3, secp256k1: 8 }[key.crv];
      return Object.entries({ 1: 2, [-1]: crv, [-2]: key.x, [-3]: key.y }).map(numbered);
    }
    case "RSA":
      return Object.entries({ 1: 3, [-1]: key.n, [-2]: key.e }).map(numbered);
    case "AKP":
      return Object.entries({ 1: 7, [-1]: key.pub }).map(numbered);
  }
}

function numbered([label, value]: readonly [string, CborValue]): readonly [CborValue, CborValue] {
  return [Number(label), value];
}
