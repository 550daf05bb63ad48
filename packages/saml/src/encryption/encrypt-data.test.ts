import { createCipheriv, createDecipheriv, randomBytes } from "node:crypto";

import * as fc from "fast-check";
import { describe, expect, it } from "vitest";

import { dataEncryptionMethods, type DataEncryption } from "./data-encryption.js";
import { decryptData } from "./decrypt-data.js";
import { encryptData } from "./encrypt-data.js";
import { flipBit } from "./encrypted.test.fixture.js";

const names = Object.keys(dataEncryptionMethods) as DataEncryption[];
const plaintext = new TextEncoder().encode("<saml:NameID>alice</saml:NameID>");

describe.each(names)("%s", (name) => {
  const method = dataEncryptionMethods[name];
  const key = randomBytes(method.keyLength);

  it("decrypts what it encrypts", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (octets) => {
        const decrypted = decryptData(encryptData(octets, key, method), key, method);
        expect(new Uint8Array(decrypted ?? [1])).toEqual(octets);
      }),
    );
  });

  it("takes another initialization vector each time", () => {
    const vectors = Array.from({ length: 50 }, () => encryptData(plaintext, key, method).subarray(0, 12).toString());
    expect(new Set(vectors).size).toBe(50);
  });

  it("decrypts nothing with another key", () => {
    // With another key the padding of CBC comes out sound once in sixteen times, but not the plaintext.
    const decrypted = decryptData(encryptData(plaintext, key, method), randomBytes(method.keyLength), method);
    expect(decrypted).not.toEqual(Buffer.from(plaintext));
  });

  it.each([0, 1, 11, 12, 15, 16, 27])("decrypts nothing from %i octets", (length) => {
    expect(decryptData(new Uint8Array(length), key, method)).toBeUndefined();
  });
});

describe.each(["AES-128-GCM", "AES-256-GCM"] as const)("%s", (name) => {
  const method = dataEncryptionMethods[name];
  const key = randomBytes(method.keyLength);
  const cipher = name === "AES-128-GCM" ? "aes-128-gcm" : "aes-256-gcm";
  const encrypted = encryptData(plaintext, key, method);

  it("writes a vector of 96 bits, the ciphertext and a tag of 128 bits", () => {
    const decryption = createDecipheriv(cipher, key, encrypted.subarray(0, 12)).setAuthTag(encrypted.subarray(-16));
    const decrypted = Buffer.concat([decryption.update(encrypted.subarray(12, -16)), decryption.final()]);
    expect(decrypted).toEqual(Buffer.from(plaintext));
  });

  it("refuses each single bit that is another", () => {
    for (let bit = 0; bit < encrypted.length * 8; bit++) {
      expect(decryptData(flipBit(encrypted, bit), key, method)).toBeUndefined();
    }
  });

  it("refuses octets that are missing at either end", () => {
    for (let missing = 1; missing < encrypted.length; missing++) {
      expect(decryptData(encrypted.subarray(0, encrypted.length - missing), key, method)).toBeUndefined();
      expect(decryptData(encrypted.subarray(missing), key, method)).toBeUndefined();
    }
  });

  it.each([4, 8, 12, 13, 14, 15] as const)("refuses a tag of %i octets", (authTagLength) => {
    const iv = randomBytes(12);
    const encryption = createCipheriv(cipher, key, iv, { authTagLength });
    const short = Buffer.concat([iv, encryption.update(plaintext), encryption.final(), encryption.getAuthTag()]);
    expect(decryptData(short, key, method)).toBeUndefined();
  });

  it("refuses a tag that begins within the vector", () => {
    let octets = encryptData(new Uint8Array(0), key, method);
    while (octets[11] !== octets[12]) octets = encryptData(new Uint8Array(0), key, method);
    const overlapping = new Uint8Array([...octets.subarray(0, 12), ...octets.subarray(13)]);
    expect(decryptData(overlapping, key, method)).toBeUndefined();
  });

  it.each([8, 16])("refuses a vector of %i octets", (length) => {
    const iv = randomBytes(length);
    const encryption = createCipheriv(cipher, key, iv);
    const other = Buffer.concat([iv, encryption.update(plaintext), encryption.final(), encryption.getAuthTag()]);
    expect(decryptData(other, key, method)).toBeUndefined();
  });
});

describe.each(["insecure-AES-128-CBC", "insecure-AES-256-CBC"] as const)("%s", (name) => {
  const method = dataEncryptionMethods[name];
  const key = randomBytes(method.keyLength);

  function encryptPadded(octets: Uint8Array): Uint8Array {
    const iv = randomBytes(16);
    const cipher = name === "insecure-AES-128-CBC" ? "aes-128-cbc" : "aes-256-cbc";
    const encryption = createCipheriv(cipher, key, iv).setAutoPadding(false);
    return Buffer.concat([iv, encryption.update(octets), encryption.final()]);
  }

  it.each([1, 2, 15, 16])("takes %i octets of padding, of which only the last counts", (padding) => {
    const octets = new Uint8Array([...new Uint8Array(32 - padding).fill(65), ...randomBytes(padding - 1), padding]);
    expect(decryptData(encryptPadded(octets), key, method)).toEqual(Buffer.alloc(32 - padding, 65));
  });

  it.each([0, 17, 255])("refuses %i octets of padding", (padding) => {
    const octets = new Uint8Array([...new Uint8Array(63), padding]);
    expect(decryptData(encryptPadded(octets), key, method)).toBeUndefined();
  });

  it("refuses a part of a block", () => {
    expect(decryptData(encryptPadded(new Uint8Array(32).fill(1)).subarray(0, 47), key, method)).toBeUndefined();
  });
});
