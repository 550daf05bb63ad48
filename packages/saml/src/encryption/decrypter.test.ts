import { generateKeyPairSync, randomBytes, type KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { createDecrypter } from "./decrypter.js";
import { flipBit, generateKeys, keyTransports, type RsaKeys } from "./encrypted.test.fixture.js";
import { wrapKey } from "./wrap-key.js";

const contentKey = new Uint8Array(randomBytes(32));
let keys: RsaKeys;
let other: RsaKeys;
beforeAll(() => {
  keys = generateKeys();
  other = generateKeys();
});

describe("createDecrypter", () => {
  const refused: readonly (readonly [string, () => KeyObject])[] = [
    ["a public key", () => keys.publicKey],
    ["a key of another kind", () => generateKeyPairSync("ec", { namedCurve: "P-256" }).privateKey],
    ["a key for RSA-PSS alone", () => generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).privateKey],
    ["an exponent below 65537", () => generateKeys(2048, 3).privateKey],
  ];

  it.each(refused)("refuses %s", (_, key) => {
    expect(() => createDecrypter(key())).toThrow(expect.objectContaining({ code: "key-unsupported" }));
  });

  it("refuses an RSA key of fewer than 2048 bits", () => {
    const { privateKey } = generateKeys(2040);
    expect(() => createDecrypter(privateKey)).toThrow(expect.objectContaining({ code: "key-too-short" }));
  });
});

describe.each(keyTransports)("unwrapKey (%s)", (_, keyTransport) => {
  function unwrap(ciphertext: Uint8Array): Promise<Uint8Array | undefined> {
    return createDecrypter(keys.privateKey).unwrapKey(ciphertext, keyTransport, 32);
  }

  it("resolves to the content key", async () => {
    const unwrapped = await unwrap(wrapKey(contentKey, keys.publicKey, keyTransport));
    expect(new Uint8Array(unwrapped ?? [])).toEqual(contentKey);
  });

  const changes: readonly (readonly [string, (octets: Uint8Array) => Uint8Array])[] = [
    ["in which the first bit is another", (octets) => flipBit(octets, 7)],
    ["in which the last bit is another", (octets) => flipBit(octets, 255 * 8)],
    ["without its last octet", (octets) => octets.subarray(0, 255)],
    ["with an octet more", (octets) => new Uint8Array([...octets, 0])],
    ["with a zero before it", (octets) => new Uint8Array([0, ...octets])],
    ["of no octets", () => new Uint8Array(0)],
    ["that is zero", () => new Uint8Array(256)],
    ["that is greater than the modulus", () => new Uint8Array(256).fill(0xff)],
  ];

  it.each(changes)("resolves to undefined for a ciphertext %s", async (_title, change) => {
    await expect(unwrap(change(wrapKey(contentKey, keys.publicKey, keyTransport)))).resolves.toBeUndefined();
  });

  it("resolves to undefined for what was encrypted to another key", async () => {
    await expect(unwrap(wrapKey(contentKey, other.publicKey, keyTransport))).resolves.toBeUndefined();
  });

  it("resolves to undefined for what was encrypted with another hash", async () => {
    const digest = keyTransport.digest === "SHA-1" ? "SHA-256" : "SHA-1";
    const encrypted = wrapKey(contentKey, keys.publicKey, { ...keyTransport, digest });
    await expect(unwrap(encrypted)).resolves.toBeUndefined();
  });
});

describe("unwrapKey (a shorter ciphertext whose number is the same)", () => {
  it("resolves to undefined, as RFC 8017 §7.1.2 step 1 wants it", async () => {
    const keyTransport = { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-1" } as const;
    let encrypted = wrapKey(contentKey, keys.publicKey, keyTransport);
    while (encrypted[0] !== 0) encrypted = wrapKey(contentKey, keys.publicKey, keyTransport);
    const decrypter = createDecrypter(keys.privateKey);
    await expect(decrypter.unwrapKey(encrypted.subarray(1), keyTransport, 32)).resolves.toBeUndefined();
  });
});
