import fc from "fast-check";
import { expect, it } from "vitest";

import type { CborValue } from "../cbor/decode-cbor.js";
import { WebAuthnError } from "../errors.js";
import { refusal } from "../relying-party.test.fixture.js";
import { serializeCbor } from "../testing/serialize-cbor.js";
import type { CoseAlgorithm, EdwardsCurve, EllipticCurve } from "./algorithm.js";
import { parseCosePublicKey } from "./public-key.js";

const coordinate = new Uint8Array(32).fill(7);
const p256: Entries = [
  [1, 2],
  [3, -7],
  [-1, 1],
  [-2, coordinate],
  [-3, coordinate],
];
const ed25519: Entries = [
  [1, 1],
  [3, -8],
  [-1, 6],
  [-2, coordinate],
];
const modulus = new Uint8Array(256).fill(0xff);
const rsa: Entries = [
  [1, 3],
  [3, -257],
  [-1, modulus],
  [-2, Uint8Array.of(1, 0, 1)],
];

type Entries = readonly (readonly [number, CborValue])[];

/** Parses a key of which some parameters are others. */
function parse(key: Entries, ...changes: Entries) {
  return parseCosePublicKey(serializeCbor(new Map([...key, ...changes])));
}

function without(key: Entries, label: number): Entries {
  return key.filter(([other]) => other !== label);
}

it.each<[CoseAlgorithm, EllipticCurve, number, number]>([
  [-7, "P-256", 1, 32],
  [-9, "P-256", 1, 32],
  [-35, "P-384", 2, 48],
  [-51, "P-384", 2, 48],
  [-36, "P-521", 3, 66],
  [-52, "P-521", 3, 66],
  [-47, "secp256k1", 8, 32],
])("reads a key for algorithm %i on %s, and none on another curve", (algorithm, crv, number, length) => {
  const [x, y] = [new Uint8Array(length).fill(7), new Uint8Array(length).fill(8)];
  const key: Entries = [...p256, [3, algorithm], [-1, number], [-2, x], [-3, y]];
  expect(parse(key)).toEqual({ kty: "EC2", algorithm, crv, x, y });
  for (const other of [1, 2, 3, 6, 8].filter((curve) => curve !== number)) {
    expect(() => parse(key, [-1, other])).toThrow(expect.objectContaining(refusal("public-key-malformed")));
  }
  for (const coordinates of [-2, -3] as const) {
    const long = new Uint8Array(length + 1).fill(7);
    expect(() => parse(key, [coordinates, long])).toThrow(expect.objectContaining(refusal("public-key-malformed")));
  }
});

it.each<[CoseAlgorithm, EdwardsCurve, number, number]>([
  [-8, "Ed25519", 6, 32],
  [-19, "Ed25519", 6, 32],
  [-53, "Ed448", 7, 57],
])("reads a key for algorithm %i on %s, and none on another curve", (algorithm, crv, number, length) => {
  const x = new Uint8Array(length).fill(7).with(length - 1, 0);
  const key: Entries = [...ed25519, [3, algorithm], [-1, number], [-2, x]];
  expect(parse(key)).toEqual({ kty: "OKP", algorithm, crv, x });
  for (const other of [1, 4, 5, 6, 7].filter((curve) => curve !== number)) {
    expect(() => parse(key, [-1, other])).toThrow(expect.objectContaining(refusal("public-key-malformed")));
  }
});

it.each<[CoseAlgorithm]>([[-257], [-258], [-259], [-37], [-38], [-39]])("reads an RSA key for algorithm %i", (alg) => {
  expect(parse(rsa, [3, alg])).toEqual({ kty: "RSA", algorithm: alg, n: modulus, e: Uint8Array.of(1, 0, 1) });
});

it.each<[CoseAlgorithm, number]>([
  [-48, 1312],
  [-49, 1952],
  [-50, 2592],
])("reads an ML-DSA key for algorithm %i, of %i bytes and no other length", (algorithm, length) => {
  const pub = new Uint8Array(length).fill(7);
  const key: Entries = [
    [1, 7],
    [3, algorithm],
    [-1, pub],
  ];
  expect(parse(key)).toEqual({ kty: "AKP", algorithm, pub });
  for (const [label, other] of [
    [-1, pub.subarray(1)],
    [-1, "text"],
    [-2, pub],
    [1, 1],
  ] as const) {
    expect(() => parse(key, [label, other])).toThrow(expect.objectContaining(refusal("public-key-malformed")));
  }
});

it.each<[string, Entries]>([
  ["ES256 with another key type", [...p256, [1, 1]]],
  ["ES256 on another curve", [...p256, [-1, 2]]],
  ["ES256 without x", without(p256, -2)],
  ["ES256 without y", without(p256, -3)],
  ["ES256 with a short coordinate", [...p256, [-2, coordinate.subarray(1)]]],
  ["ES256 with a long coordinate", [...p256, [-3, new Uint8Array(33)]]],
  ["ES256 with a compressed point", [...p256, [-3, true]]],
  ["ES256 with a private key", [...p256, [-4, coordinate]]],
  ["ES256 with another parameter in the place of one", [...without(p256, -3), [-4, coordinate]]],
  ["EdDSA with another key type", [...ed25519, [1, 2]]],
  ["EdDSA on another curve", [...ed25519, [-1, 7]]],
  ["EdDSA without x", without(ed25519, -2)],
  ["EdDSA with a short x", [...ed25519, [-2, coordinate.subarray(1)]]],
  ["EdDSA with an optional parameter", [...ed25519, [4, [2]]]],
  ["EdDSA with a y that is not reduced", [...ed25519, [-2, littleEndian(2n ** 255n - 19n)]]],
  ["EdDSA with the largest y that fits", [...ed25519, [-2, littleEndian(2n ** 256n - 1n)]]],
  ["RS256 with another key type", [...rsa, [1, 2]]],
  ["RS256 without n", without(rsa, -1)],
  ["RS256 without e", without(rsa, -2)],
  ["RS256 with an exponent that is a number", [...rsa, [-2, 65537]]],
  ["RS256 with a parameter too many", [...rsa, [-3, modulus]]],
  ["RS256 with a leading zero in n", [...rsa, [-1, Uint8Array.of(0, ...modulus)]]],
  ["RS256 with a leading zero in e", [...rsa, [-2, Uint8Array.of(0, 1, 0, 1)]]],
])("refuses %s", (_, key) => {
  expect(() => parse(key)).toThrow(expect.objectContaining(refusal("public-key-malformed")));
});

it.each<[string, Uint8Array]>([
  ["an even modulus", modulus.with(255, 0xfe)],
  ["2047 bits", modulus.with(0, 0x7f)],
  ["4097 bits", new Uint8Array(513).fill(0xff).with(0, 0x01)],
  ["no bits", new Uint8Array(0)],
])("finds an RSA key with %s unsafe", (_, n) => {
  expect(() => parse(rsa, [-1, n])).toThrow(expect.objectContaining(refusal("public-key-unsafe")));
});

it.each<[string, Uint8Array]>([
  ["1", Uint8Array.of(1)],
  ["3", Uint8Array.of(3)],
  ["65535", Uint8Array.of(0xff, 0xff)],
  ["65536", Uint8Array.of(1, 0, 0)],
  ["2^32 + 1", Uint8Array.of(1, 0, 0, 0, 1)],
])("finds an RSA exponent of %s unsafe", (_, e) => {
  expect(() => parse(rsa, [-2, e])).toThrow(expect.objectContaining(refusal("public-key-unsafe")));
});

it.each([256, 512])("takes an RSA modulus of %i bytes", (length) => {
  const key = parse(rsa, [-1, new Uint8Array(length).fill(0xff).with(0, 0x80)]);
  expect(key).toMatchObject({ algorithm: -257 });
});

it.each<[string, CborValue]>([
  ["RS1", -65535],
  ["ECDH-ES", -25],
  ["an algorithm that is no number", "ES256"],
])("says that it does not know %s", (_, algorithm) => {
  expect(() => parse(p256, [3, algorithm])).toThrow(expect.objectContaining(refusal("algorithm-unsupported")));
});

it("refuses what is no map", () => {
  const key = serializeCbor([1, 2, 3]);
  expect(() => parseCosePublicKey(key)).toThrow(expect.objectContaining(refusal("public-key-malformed")));
});

it("refuses bytes after the key", () => {
  const key = Uint8Array.of(...serializeCbor(new Map(p256)), 0);
  expect(() => parseCosePublicKey(key)).toThrow(expect.objectContaining(refusal("cbor-malformed")));
});

it("throws nothing but its own errors for keys of any content", () => {
  const value = fc.oneof(fc.integer(), fc.uint8Array(), fc.constantFrom(coordinate, modulus));
  const entries = fc.array(fc.tuple(fc.integer({ min: -5, max: 5 }), value), { maxLength: 6 });
  fc.assert(
    fc.property(fc.constantFrom(p256, ed25519, rsa), entries, (key, changes) => {
      expect([undefined, WebAuthnError]).toContain(errorClass(() => parse(key, ...changes)));
    }),
  );
});

function errorClass(act: () => unknown): unknown {
  try {
    act();
    return undefined;
  } catch (error) {
    return (error as Error).constructor;
  }
}

function littleEndian(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, index) => Number((number >> BigInt(8 * index)) & 0xffn));
}
