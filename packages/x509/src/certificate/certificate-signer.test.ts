import { createSecretKey, generateKeyPairSync, KeyObject, X509Certificate } from "node:crypto";

import { describe, expect, it } from "vitest";

import { generateKeyPair, selfSigned } from "../signature/signed.test.fixture.js";
import { readPublicKey } from "../signature/public-key.js";
import { signatureAlgorithms, type CertificateSignatureAlgorithm } from "../signature/signature-algorithms.js";
import { checkSignature } from "../signature/verify-signature.js";
import { generateKeys, issue, type KeyAlgorithmName } from "./certificate.test.fixture.js";
import { createCertificateSigner } from "./certificate-signer.js";

describe("createCertificateSigner", () => {
  it.each<[KeyAlgorithmName, CertificateSignatureAlgorithm]>([
    ["P-256", "ecdsa-with-SHA256"],
    ["P-384", "ecdsa-with-SHA384"],
    ["P-521", "ecdsa-with-SHA512"],
    ["RSA SHA-256", "sha256WithRSAEncryption"],
    ["RSA SHA-384", "sha384WithRSAEncryption"],
    ["RSA SHA-512", "sha512WithRSAEncryption"],
    ["RSA-PSS SHA-256", "RSASSA-PSS-SHA256"],
    ["RSA-PSS SHA-384", "RSASSA-PSS-SHA384"],
    ["RSA-PSS SHA-512", "RSASSA-PSS-SHA512"],
    ["Ed25519", "Ed25519"],
  ])("signs with a CryptoKey of %s as %s, and it verifies", async (name, algorithm) => {
    const keys = await generateKeys(name);
    const signer = createCertificateSigner(keys.privateKey);
    expect(signer.algorithm).toBe(algorithm);
    expect(verifiesWithNode((await issue("Root", { keys })).certificate.der)).toBe(true);
  });

  it.each<[number | string, CertificateSignatureAlgorithm]>([
    ["P-256", "ecdsa-with-SHA256"],
    ["P-384", "ecdsa-with-SHA384"],
    ["P-521", "ecdsa-with-SHA512"],
    [2048, "sha256WithRSAEncryption"],
    ["ed25519", "Ed25519"],
    ["ed448", "Ed448"],
  ])("signs with a KeyObject of %s as %s unless asked otherwise, and it verifies", async (kind, algorithm) => {
    const keys = generateKeyPair(kind);
    expect(createCertificateSigner(keys.privateKey).algorithm).toBe(algorithm);
    expect(verifiesWithNode((await selfSigned(keys)).der)).toBe(true);
  });

  it.each<[number | string, CertificateSignatureAlgorithm]>([
    [2048, "sha512WithRSAEncryption"],
    [2048, "RSASSA-PSS-SHA256"],
    ["P-521", "ecdsa-with-SHA256"],
  ])("signs with a KeyObject of %s as %s when asked to, and it verifies", async (kind, algorithm) => {
    const certificate = await selfSigned(generateKeyPair(kind), algorithm);
    checkSignature(certificate, readPublicKey(certificate), {});
    expect(certificate.signatureAlgorithmIdentifier).toEqual(signatureAlgorithms[algorithm].identifiers[0]);
    expect(verifiesWithNode(certificate.der)).toBe(true);
  });

  it("refuses a public key, a key that may not sign, and a kind without an algorithm", async () => {
    const { publicKey } = await generateKeys();
    const agreement = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    const { publicKey: ofNode } = generateKeyPair("P-256");
    const x25519 = generateKeyPairSync("x25519").privateKey;
    const secret = createSecretKey(new Uint8Array(32));
    for (const key of [
      publicKey,
      agreement.privateKey,
      ofNode,
      generateKeyPair("secp256k1").privateKey,
      x25519,
      secret,
    ]) {
      expect(() => createCertificateSigner(key)).toThrow(TypeError);
    }
  });

  it("refuses an algorithm that is not the key's", async () => {
    const { privateKey } = await generateKeys("RSA SHA-256");
    const secp256k1 = generateKeyPair("secp256k1").privateKey;
    for (const key of [KeyObject.from(privateKey), privateKey, secp256k1]) {
      expect(() => createCertificateSigner(key, { algorithm: "ecdsa-with-SHA256" })).toThrow(TypeError);
    }
    expect(() => createCertificateSigner(privateKey, { algorithm: "RSASSA-PSS-SHA256" })).toThrow(TypeError);
    expect(createCertificateSigner(privateKey, { algorithm: "sha256WithRSAEncryption" }).algorithm).toBeDefined();
  });
});

function verifiesWithNode(der: Uint8Array): boolean {
  const certificate = new X509Certificate(der);
  return certificate.verify(certificate.publicKey);
}
