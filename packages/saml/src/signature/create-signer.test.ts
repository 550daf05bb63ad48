import { createPrivateKey, createSecretKey, generateKeyPairSync, type KeyObject } from "node:crypto";

import { beforeAll, describe, expect, it } from "vitest";

import {
  certifiedKey,
  isSignature,
  signatureAlgorithmNames,
  type CertifiedKey,
} from "../testing/certified-key.test.fixture.js";
import { recordingCrypto } from "../testing/recording-crypto.test.fixture.js";
import { createSigner } from "./create-signer.js";
import type { SignatureAlgorithm } from "./signature-algorithms.js";

const data = new TextEncoder().encode("<ds:SignedInfo>");

function refusal(code: string): Error {
  return expect.objectContaining({ name: "SamlError", code }) as Error;
}

function generateCryptoKey(algorithm: EcKeyGenParams | RsaHashedKeyGenParams): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

const anyRsa = { modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) };

let rsa: CertifiedKey;
let p256: CertifiedKey;
beforeAll(async () => {
  [rsa, p256] = await Promise.all([certifiedKey("RSA-SHA256"), certifiedKey("ECDSA-SHA256")]);
});

describe.each(signatureAlgorithmNames)("a signer for %s", (algorithm) => {
  let key: CertifiedKey;
  beforeAll(async () => {
    key = await certifiedKey(algorithm);
  });

  it("signs with a KeyObject", async () => {
    const signer = createSigner(key.keyObject, key.certificate, { algorithm });
    expect(signer.algorithm).toBe(algorithm);
    expect(isSignature(algorithm, data, await signer.sign(data), key.publicKey)).toBe(true);
  });

  it("signs with a CryptoKey, which knows its algorithm", async () => {
    const signer = createSigner(key.cryptoKey, key.certificate);
    expect(signer.algorithm).toBe(algorithm);
    expect(isSignature(algorithm, data, await signer.sign(data), key.publicKey)).toBe(true);
  });

  it("signs with a CryptoKey by the WebCrypto that it is given", async () => {
    const calls: string[] = [];
    const signer = createSigner(key.cryptoKey, key.certificate, { crypto: recordingCrypto(calls) });
    expect(signer.algorithm).toBe(algorithm);
    expect(isSignature(algorithm, data, await signer.sign(data), key.publicKey)).toBe(true);
    expect(calls).toEqual(["sign"]);
  });
});

describe("createSigner", () => {
  it.each<[SignatureAlgorithm, string]>([
    ["ECDSA-SHA256", "P-256"],
    ["ECDSA-SHA384", "P-384"],
    ["ECDSA-SHA512", "P-521"],
  ])("takes %s for a KeyObject on %s", async (algorithm) => {
    const { keyObject, certificate } = await certifiedKey(algorithm);
    expect(createSigner(keyObject, certificate).algorithm).toBe(algorithm);
  });

  it("takes RSA-SHA256 for an RSA KeyObject", () => {
    expect(createSigner(rsa.keyObject, rsa.certificate).algorithm).toBe("RSA-SHA256");
  });

  it("keeps its own copy of the certificate, also when it comes in a Buffer", () => {
    const buffer = Buffer.from(rsa.certificate);
    const signer = createSigner(rsa.keyObject, buffer);
    buffer.fill(0);
    expect(signer.certificate).toEqual(rsa.certificate);
  });

  it.each([
    ["RSA", 256],
    ["P-256", 64],
  ])("returns octets of an %s key that share no memory", async (kind, length) => {
    const { keyObject, certificate } = kind === "RSA" ? rsa : p256;
    const signature = await createSigner(keyObject, certificate).sign(data);
    expect(signature.constructor).toBe(Uint8Array);
    expect(signature.buffer.byteLength).toBe(length);
  });

  it("rejects with what node:crypto fails with", async () => {
    const jwk = rsa.keyObject.export({ format: "jwk" });
    const even = Buffer.from(jwk.n ?? "", "base64url").map((octet, index) => (index === 255 ? octet & 0xfe : octet));
    const key = createPrivateKey({ key: { ...jwk, n: Buffer.from(even).toString("base64url") }, format: "jwk" });
    await expect(createSigner(key, rsa.certificate).sign(data)).rejects.toHaveProperty("opensslErrorStack");
  });

  it("refuses, each time, to sign with the certificate of another key", async () => {
    const other = await certifiedKey("RSA-SHA256");
    const signer = createSigner(other.keyObject, rsa.certificate);
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("looks at each signature of another WebCrypto, as the key under a handle may be exchanged", async () => {
    const { privateKey } = await generateCryptoKey({ ...anyRsa, name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" });
    const keys = [rsa.cryptoKey, privateKey];
    const subtle = {
      sign: (algorithm: string, _: CryptoKey, octets: BufferSource) =>
        crypto.subtle.sign(algorithm, keys.shift() ?? privateKey, octets),
    };
    const signer = createSigner(rsa.cryptoKey, rsa.certificate, { crypto: { subtle } as never });
    await signer.sign(data);
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("refuses to sign with the certificate of a key of another kind", async () => {
    const signer = createSigner(rsa.keyObject, p256.certificate);
    await expect(signer.sign(data)).rejects.toThrow(refusal("certificate-mismatch"));
  });

  it("rejects with what the owner of the key rejects with, and signs once that is over", async () => {
    const outage = new Error("the HSM does not answer");
    const answers = [() => Promise.reject(outage), crypto.subtle.sign.bind(crypto.subtle)];
    const sign = (...call: Parameters<SubtleCrypto["sign"]>): Promise<ArrayBuffer> =>
      answers.shift()?.(...call) ?? Promise.reject(new Error("asked once too often"));
    const hsm = { subtle: { sign } as SubtleCrypto };

    const signer = createSigner(rsa.cryptoKey, rsa.certificate, { crypto: hsm });
    await expect(signer.sign(data)).rejects.toBe(outage);
    expect(isSignature("RSA-SHA256", data, await signer.sign(data), rsa.publicKey)).toBe(true);
  });

  it("refuses a certificate in PEM", () => {
    const pem = new TextEncoder().encode(rsa.certificatePem);
    expect(() => createSigner(rsa.keyObject, pem)).toThrow(refusal("certificate-malformed"));
  });

  it("refuses a private key in PEM", () => {
    const pem = rsa.keyObject.export({ type: "pkcs8", format: "pem" }) as unknown as KeyObject;
    expect(() => createSigner(pem, rsa.certificate)).toThrow(refusal("key-unsupported"));
  });

  it.each<[string, SignatureAlgorithm]>([
    ["RSA", "ECDSA-SHA256"],
    ["P-256", "ECDSA-SHA384"],
    ["P-256", "RSA-SHA256"],
  ])("refuses to sign with an %s KeyObject by %s", (kind, algorithm) => {
    const { keyObject, certificate } = kind === "RSA" ? rsa : p256;
    expect(() => createSigner(keyObject, certificate, { algorithm })).toThrow(refusal("key-unsupported"));
  });

  it("refuses to sign with a CryptoKey by another algorithm than its own", () => {
    const options = { algorithm: "RSA-SHA512" } as const;
    expect(() => createSigner(rsa.cryptoKey, rsa.certificate, options)).toThrow(refusal("key-unsupported"));
  });

  it.each<[string, () => KeyObject]>([
    ["an RSASSA-PSS", () => generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).privateKey],
    ["an Ed25519", () => generateKeyPairSync("ed25519").privateKey],
    ["a secp256k1", () => generateKeyPairSync("ec", { namedCurve: "secp256k1" }).privateKey],
    ["a public", () => rsa.publicKey],
    ["a secret", () => createSecretKey(new Uint8Array(32))],
  ])("refuses %s KeyObject", (_, keyObject) => {
    expect(() => createSigner(keyObject(), rsa.certificate)).toThrow(refusal("key-unsupported"));
  });

  it("refuses a CryptoKey for RSA with SHA-1", async () => {
    const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-1", ...anyRsa };
    const { privateKey } = await generateCryptoKey(algorithm);
    expect(() => createSigner(privateKey, rsa.certificate)).toThrow(refusal("key-unsupported"));
  });

  it("refuses a public CryptoKey", async () => {
    const { publicKey } = await generateCryptoKey({ name: "ECDSA", namedCurve: "P-256" });
    expect(() => createSigner(publicKey, p256.certificate)).toThrow(refusal("key-unsupported"));
  });

  it("refuses an RSA KeyObject of fewer than 2048 bits", () => {
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2040 });
    expect(() => createSigner(privateKey, rsa.certificate)).toThrow(refusal("key-too-short"));
  });

  it.each([
    ["RSASSA-PKCS1-v1_5", {}],
    ["RSA-PSS", {}],
    ["RSA-PSS", { crypto }],
  ])("refuses a CryptoKey for %s of fewer than 2048 bits", async (name, options) => {
    const { privateKey } = await generateCryptoKey({ ...anyRsa, name, hash: "SHA-256", modulusLength: 2040 });
    expect(() => createSigner(privateKey, rsa.certificate, options)).toThrow(refusal("key-too-short"));
  });
});
