import { randomBytes } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { isMissing } from "../testing/command.test.fixture.js";
import { createDecrypter } from "./decrypter.js";
import { generateKeys, keyTransports, type RsaKeys } from "./encrypted.test.fixture.js";
import { opensslDecrypt, opensslEncrypt } from "./openssl.test.fixture.js";
import { wrapKey } from "./wrap-key.js";

let keys: RsaKeys;
beforeAll(() => {
  keys = generateKeys();
});

describe.skipIf(isMissing("openssl"))("openssl pkeyutl (apt-get install openssl)", () => {
  it.each(keyTransports)("decrypts a key that we encrypted: %s", (_, keyTransport, parameters) => {
    const contentKey = new Uint8Array(randomBytes(32));
    const encrypted = wrapKey(contentKey, keys.publicKey, keyTransport);
    expect(opensslDecrypt(encrypted, keys.privateKey, parameters)).toEqual(contentKey);
  });

  it.each(keyTransports)("encrypts a key that we decrypt: %s", async (_, keyTransport, parameters) => {
    const contentKey = new Uint8Array(randomBytes(32));
    const encrypted = opensslEncrypt(contentKey, keys.publicKey, parameters);
    const decrypted = await createDecrypter(keys.privateKey).unwrapKey(encrypted, keyTransport, 32);
    expect(new Uint8Array(decrypted ?? [])).toEqual(contentKey);
  });
});

describe("a modulus whose length is no multiple of eight bits", () => {
  let odd: RsaKeys;
  beforeAll(() => {
    odd = generateKeys(2052);
  });

  it.each(keyTransports)("is used in whole octets: %s", async (_, keyTransport) => {
    const contentKey = new Uint8Array(randomBytes(32));
    const encrypted = wrapKey(contentKey, odd.publicKey, keyTransport);
    const decrypted = await createDecrypter(odd.privateKey).unwrapKey(encrypted, keyTransport, 32);
    expect(encrypted).toHaveLength(257);
    expect(new Uint8Array(decrypted ?? [])).toEqual(contentKey);
  });
});
