import { createPrivateKey, createPublicKey, generateKeyPairSync, webcrypto, type KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { createIdentity, selfSign, type Identity } from "../testing/identity.test.fixture.js";
import { assertion, decrypt, encrypt, generateKeys, type RsaKeys } from "./encrypted.test.fixture.js";
import { createEncryptionRecipient } from "./encryption-recipient.js";

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

let keys: RsaKeys;
let identity: Identity;
beforeAll(async () => {
  keys = generateKeys();
  identity = await createIdentity();
});

describe("createEncryptionRecipient", () => {
  it("takes the key out of a certificate", async () => {
    const pkcs8 = Buffer.from(await crypto.subtle.exportKey("pkcs8", identity.privateKey));
    const privateKey = createPrivateKey({ key: pkcs8, format: "der", type: "pkcs8" });
    const encrypted = encrypt(createEncryptionRecipient(identity.certificate));
    await expect(decrypt(encrypted, privateKey)).resolves.toBe(assertion);
  });

  it("takes a public key, of which IAM gets the other half in unencrypted PEM", async () => {
    const { publicKey, privateKey } = generateKeyPairSync("rsa", {
      modulusLength: 2048,
      publicKeyEncoding: { type: "spki", format: "der" },
      privateKeyEncoding: { type: "pkcs8", format: "pem" },
    });
    const recipient = createEncryptionRecipient(createPublicKey({ key: publicKey, format: "der", type: "spki" }));
    await expect(decrypt(encrypt(recipient), createPrivateKey(privateKey))).resolves.toBe(assertion);
  });

  it("encrypts by default as every service provider can read it", () => {
    const { dataEncryption, keyTransport, entityId } = createEncryptionRecipient(keys.publicKey);
    expect({ dataEncryption, keyTransport, entityId }).toEqual({
      dataEncryption: "AES-256-GCM",
      keyTransport: { algorithm: "rsa-oaep-mgf1p", digest: "SHA-1" },
      entityId: undefined,
    });
  });

  it.each([
    ["PEM", (pem: string) => new TextEncoder().encode(pem)],
    ["no octets", () => new Uint8Array(0)],
  ])("refuses %s instead of a certificate in DER", (_, octets) => {
    expect(() => createEncryptionRecipient(octets(identity.certificatePem))).toThrow(refusal("certificate-malformed"));
  });

  const refused: readonly (readonly [string, () => KeyObject])[] = [
    ["a private key", () => keys.privateKey],
    ["a key of another kind", () => generateKeyPairSync("ec", { namedCurve: "P-256" }).publicKey],
    ["a key for RSA-PSS alone", () => generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey],
    ["an exponent of 3", () => generateKeys(2048, 3).publicKey],
    ["an exponent of 1, under which nothing is secret", () => withExponent(keys.publicKey, "AQ")],
  ];

  it.each(refused)("refuses %s", (_, key) => {
    expect(() => createEncryptionRecipient(key())).toThrow(refusal("key-unsupported"));
  });

  it.each<[string, object]>([
    ["an unknown cipher", { dataEncryption: "AES-192-GCM" }],
    ["a key transport that does not exist", { keyTransport: { algorithm: "rsa-1_5", digest: "SHA-1" } }],
    ["a digest that does not exist", { keyTransport: { algorithm: "rsa-oaep-mgf1p", digest: "MD5" } }],
    ["no mask, which would leave the key bare", { keyTransport: { algorithm: "rsa-oaep", digest: "SHA-256" } }],
  ])("refuses %s, from callers without types", (_, options) => {
    expect(() => createEncryptionRecipient(keys.publicKey, options)).toThrow(
      refusal("encryption-algorithm-unsupported"),
    );
  });

  it("refuses the certificate of a key of another kind", async () => {
    const ec = { name: "ECDSA", namedCurve: "P-256" };
    const certificate = await selfSign(await webcrypto.subtle.generateKey(ec, true, ["sign", "verify"]));
    expect(() => createEncryptionRecipient(certificate)).toThrow(refusal("key-unsupported"));
  });

  it("refuses an RSA key of fewer than 2048 bits", () => {
    const { publicKey } = generateKeys(2040);
    expect(() => createEncryptionRecipient(publicKey)).toThrow(refusal("key-too-short"));
  });

  it.each([
    ["value-missing", " "],
    ["entity-id-too-long", "x".repeat(1025)],
  ])("refuses an entity ID with %s", (code, entityId) => {
    expect(() => createEncryptionRecipient(keys.publicKey, { entityId })).toThrow(refusal(code));
  });
});

function withExponent(publicKey: KeyObject, e: string): KeyObject {
  return createPublicKey({ key: { ...publicKey.export({ format: "jwk" }), e }, format: "jwk" });
}
