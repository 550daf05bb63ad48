import { constants, privateDecrypt, publicEncrypt } from "node:crypto";

import * as fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import { flipBit, generateKeys, oaepHashPairs, type RsaKeys } from "./encrypted.test.fixture.js";
import { assembleOaep, soundParts, type OaepParts } from "./oaep.test.fixture.js";
import { decodeOaep, encodeOaep } from "./oaep.js";

const message = new Uint8Array(32).fill(7);

describe.each(oaepHashPairs)("EME-OAEP with %s and MGF1 with %s", (digest, mgf) => {
  const parameters = { digest, mgf };
  const sound = soundParts(message, parameters);

  it("decodes what it encodes, for a modulus of any length", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), fc.integer({ min: 256, max: 520 }), (octets, length) => {
        const encoded = encodeOaep(octets, length, parameters);
        expect(encoded).toHaveLength(length);
        expect(octetsOf(decodeOaep(encoded, octets.length, parameters))).toEqual(octets);
      }),
    );
  });

  it("takes a seed at random for each message", () => {
    expect(encodeOaep(message, 256, parameters)).not.toEqual(encodeOaep(message, 256, parameters));
  });

  it("decodes what is assembled from sound parts", () => {
    expect(octetsOf(decodeOaep(assembleOaep(sound, parameters), 32, parameters))).toEqual(message);
  });

  it("refuses an encoding in which one bit is another, whichever it is", () => {
    const encoded = encodeOaep(message, 256, parameters);
    for (let bit = 0; bit < 256 * 8; bit += 7) {
      expect(decodeOaep(flipBit(encoded, bit), 32, parameters)).toBeUndefined();
    }
  });

  const zeros = sound.zeros.length;
  const wrongParts: readonly (readonly [string, Partial<OaepParts>])[] = [
    ["a first octet that is not zero", { firstOctet: 1 }],
    ["the hash of another label", { labelHash: sound.labelHash.toReversed() }],
    ["another first octet of the hash", { labelHash: flipBit(sound.labelHash, 0) }],
    ["another last octet of the hash", { labelHash: flipBit(sound.labelHash, sound.labelHash.length * 8 - 1) }],
    ["padding that begins with another octet than zero", { zeros: flipBit(sound.zeros, 1) }],
    ["padding that ends with another octet than zero", { zeros: flipBit(sound.zeros, zeros * 8 - 7) }],
    ["padding that ends too early", { zeros: flipBit(sound.zeros, zeros * 8 - 8) }],
    ["no octet of one", { separator: Uint8Array.of(0) }],
    ["another octet instead of one", { separator: Uint8Array.of(0xff) }],
    ["a longer message", { zeros: sound.zeros.subarray(1), message: new Uint8Array([7, ...message]) }],
    ["a shorter message", { zeros: new Uint8Array(zeros + 1), message: message.subarray(1) }],
    ["no message", { zeros: new Uint8Array(zeros + 32), message: new Uint8Array(0) }],
  ];

  it.each(wrongParts)("refuses %s", (_, wrong) => {
    const encoded = assembleOaep({ ...sound, ...wrong }, parameters);
    expect(decodeOaep(encoded, 32, parameters)).toBeUndefined();
  });
});

describe.each(["SHA-1", "SHA-256", "SHA-384", "SHA-512"] as const)("EME-OAEP with %s for both purposes", (hash) => {
  const parameters = { digest: hash, mgf: hash };
  let keys: RsaKeys;
  beforeAll(() => {
    keys = generateKeys();
  });

  it("is decoded by node:crypto", () => {
    const encoded = encodeOaep(message, 256, parameters);
    const encrypted = publicEncrypt({ key: keys.publicKey, padding: constants.RSA_NO_PADDING }, encoded);
    expect(octetsOf(privateDecrypt({ key: keys.privateKey, oaepHash: hash }, encrypted))).toEqual(message);
  });

  it("is encoded by node:crypto", () => {
    const encrypted = publicEncrypt({ key: keys.publicKey, oaepHash: hash }, message);
    const encoded = privateDecrypt({ key: keys.privateKey, padding: constants.RSA_NO_PADDING }, encrypted);
    expect(octetsOf(decodeOaep(encoded, 32, parameters))).toEqual(message);
  });
});

/** A Buffer is no equal of an array. */
function octetsOf(octets: Uint8Array | undefined): Uint8Array | undefined {
  return octets && new Uint8Array(octets);
}
