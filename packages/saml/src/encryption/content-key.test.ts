import { randomBytes } from "node:crypto";

import { describe, expect, it } from "vitest";

import { decryptContentKey } from "./content-key.js";
import { createDecrypter, type Decrypter } from "./decrypter.js";
import { generateKeys } from "./encrypted.test.fixture.js";
import { wrapKey } from "./wrap-key.js";

const keyTransport = { algorithm: "rsa-oaep", digest: "SHA-256", mgf: "SHA-256" } as const;

function decrypterOf(decrypted: Uint8Array | undefined): Decrypter {
  return { unwrapKey: () => Promise.resolve(decrypted) };
}

describe("decryptContentKey", () => {
  it("decrypts", async () => {
    const { publicKey, privateKey } = generateKeys();
    const contentKey = randomBytes(16);
    const encryptedKey = { ciphertext: wrapKey(contentKey, publicKey, keyTransport), keyTransport };
    await expect(decryptContentKey(encryptedKey, createDecrypter(privateKey), 16)).resolves.toEqual(contentKey);
  });

  it("tells whoever decrypts what the document says, and how long the key will be", async () => {
    const asked: unknown[] = [];
    const decrypter: Decrypter = { unwrapKey: (...question) => Promise.resolve(void asked.push(...question)) };
    await decryptContentKey({ ciphertext: Uint8Array.of(1), keyTransport }, decrypter, 32);
    expect(asked).toEqual([Uint8Array.of(1), keyTransport, 32]);
  });

  it.each([
    ["nothing", undefined],
    ["no octets", new Uint8Array(0)],
    ["too short a key", new Uint8Array(31)],
    ["too long a key", new Uint8Array(33)],
  ])("makes a key at random where there is %s", async (_, decrypted) => {
    const encryptedKey = { ciphertext: new Uint8Array(256), keyTransport };
    const first = await decryptContentKey(encryptedKey, decrypterOf(decrypted), 32);
    const second = await decryptContentKey(encryptedKey, decrypterOf(decrypted), 32);
    expect([first.length, second.length]).toEqual([32, 32]);
    expect(first).not.toEqual(second);
  });
});
