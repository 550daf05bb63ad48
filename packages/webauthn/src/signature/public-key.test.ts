import { createPublicKey, generateKeyPairSync, type KeyObject } from "node:crypto";

import { expect, it } from "vitest";

import { encodeBase64url } from "../base64url.js";
import type { AttestationAlgorithm } from "../cose/algorithm.js";
import type { WebAuthnErrorCode } from "../errors.js";
import { refusal } from "../relying-party.test.fixture.js";
import { importCertificateKey } from "./public-key.js";

const keys: Readonly<Record<string, KeyObject>> = {
  "P-256": generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey,
  "P-384": generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey,
  Ed25519: generateKeyPairSync("ed25519").publicKey,
  Ed448: generateKeyPairSync("ed448").publicKey,
  X25519: generateKeyPairSync("x25519").publicKey,
  "RSA-PSS": generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey,
  "RSA of 2048 bits": rsaKey(2048, [1, 0, 1]),
  "RSA of 4096 bits": rsaKey(4096, [1, 0, 1]),
  "RSA of 2040 bits": rsaKey(2040, [1, 0, 1]),
  "RSA of 4104 bits": rsaKey(4104, [1, 0, 1]),
  "RSA with an exponent of 3": rsaKey(2048, [3]),
  "RSA with an even exponent": rsaKey(2048, [1, 0, 2]),
  "RSA with an exponent of 33 bits": rsaKey(2048, [1, 0, 0, 0, 1]),
};

/** A key whose modulus nobody has made of primes: only its size is looked at. */
function rsaKey(bits: number, exponent: readonly number[]): KeyObject {
  const n = encodeBase64url(new Uint8Array(bits / 8).fill(0xff));
  return createPublicKey({ key: { kty: "RSA", n, e: encodeBase64url(Uint8Array.from(exponent)) }, format: "jwk" });
}

function importKey(name: string, algorithm: AttestationAlgorithm): KeyObject {
  const spki = keys[name]?.export({ format: "der", type: "spki" }) ?? expect.fail(`no key is called ${name}`);
  return importCertificateKey(spki, algorithm).key;
}

it.each<[string, AttestationAlgorithm]>([
  ["P-256", -9],
  ["P-384", -51],
  ["Ed25519", -19],
  ["Ed448", -53],
  ["RSA of 2048 bits", -37],
  ["RSA of 4096 bits", -65535],
])("imports a certificate's key: %s for algorithm %i", (name, algorithm) => {
  const { type, asymmetricKeyDetails } = importKey(name, algorithm);
  expect({ type, asymmetricKeyDetails }).toEqual({
    type: "public",
    asymmetricKeyDetails: keys[name]?.asymmetricKeyDetails,
  });
});

it.each<[WebAuthnErrorCode, string, AttestationAlgorithm]>([
  ["attestation-algorithm-mismatch", "Ed25519", -7],
  ["attestation-algorithm-mismatch", "P-384", -7],
  ["attestation-algorithm-mismatch", "P-256", -35],
  ["attestation-algorithm-mismatch", "P-256", -257],
  ["attestation-algorithm-mismatch", "RSA of 2048 bits", -7],
  ["attestation-algorithm-mismatch", "RSA-PSS", -257],
  ["attestation-algorithm-mismatch", "X25519", -8],
  ["attestation-algorithm-mismatch", "Ed448", -8],
  ["attestation-algorithm-unsupported", "P-256", -48],
  ["public-key-unsafe", "RSA of 2040 bits", -65535],
  ["public-key-unsafe", "RSA of 4104 bits", -257],
  ["public-key-unsafe", "RSA with an exponent of 3", -257],
  ["public-key-unsafe", "RSA with an even exponent", -257],
  ["public-key-unsafe", "RSA with an exponent of 33 bits", -257],
])("refuses with %s a certificate's key: %s for algorithm %i", (code, name, algorithm) => {
  expect(() => importKey(name, algorithm)).toThrow(expect.objectContaining(refusal(code)));
});

it("refuses what is no key at all", () => {
  const importing = () => importCertificateKey(Uint8Array.of(0x30, 0), -7);
  expect(importing).toThrow(expect.objectContaining(refusal("attestation-algorithm-mismatch")));
});
