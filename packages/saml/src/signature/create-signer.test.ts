import { verify, X509Certificate } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import { createIdentity, generateRsaKeys, selfSign, type Identity } from "../testing/identity.test.fixture.js";
import { recordingCrypto } from "../testing/recording-crypto.test.fixture.js";
import { createSigner } from "./create-signer.js";

const data = new TextEncoder().encode("<ds:SignedInfo>");

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

function generateKeys(algorithm: EcKeyGenParams | RsaHashedKeyGenParams): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

describe("createSigner", () => {
  let identity: Identity;
  beforeAll(async () => {
    identity = await createIdentity();
  });

  it("makes signatures that node:crypto verifies with the certificate", async () => {
    const { publicKey } = new X509Certificate(identity.certificate);
    expect(verify("sha256", data, publicKey, await identity.signer.sign(data))).toBe(true);
  });

  it("keeps its own copy of the certificate, also when it comes in a Buffer", () => {
    const buffer = Buffer.from(identity.certificate);
    const signer = createSigner(identity.privateKey, buffer);
    buffer.fill(0);
    expect(signer.certificate).toEqual(identity.certificate);
  });

  it("uses the WebCrypto it is given, and proves possession of the certified key once", async () => {
    const calls: string[] = [];
    const signer = createSigner(identity.privateKey, identity.certificate, { crypto: recordingCrypto(calls) });
    await Promise.all([signer.sign(data), signer.sign(data)]);
    expect(calls).toEqual(["sign", "importKey", "verify", "sign", "sign"]);
  });

  it("refuses to sign with the certificate of another key", async () => {
    const { privateKey } = await generateRsaKeys(2048);
    const signer = createSigner(privateKey, identity.certificate);
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("refuses to sign with the certificate of a key of another kind", async () => {
    const certificate = await selfSign(await generateKeys({ name: "ECDSA", namedCurve: "P-256" }));
    const signer = createSigner(identity.privateKey, certificate);
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("refuses a certificate in PEM", () => {
    const pem = new TextEncoder().encode(identity.certificatePem);
    expect(() => createSigner(identity.privateKey, pem)).toThrow(refusal("certificate-malformed"));
  });

  it("refuses an RSA key of fewer than 2048 bits", async () => {
    const { privateKey } = await generateRsaKeys(2040);
    expect(() => createSigner(privateKey, identity.certificate)).toThrow(refusal("key-too-short"));
  });

  const rsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

  it.each([
    ["an ECDSA key", { name: "ECDSA", namedCurve: "P-256" }],
    ["an RSA-PSS key", { name: "RSA-PSS", hash: "SHA-256", ...rsa }],
    ["an RSA key for SHA-1", { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1", ...rsa }],
  ])("refuses %s", async (_, algorithm) => {
    const { privateKey } = await generateKeys(algorithm);
    expect(() => createSigner(privateKey, identity.certificate)).toThrow(refusal("key-unsupported"));
  });

  it("refuses a public key", async () => {
    const { publicKey } = await generateRsaKeys(2048);
    expect(() => createSigner(publicKey, identity.certificate)).toThrow(refusal("key-unsupported"));
  });
});
