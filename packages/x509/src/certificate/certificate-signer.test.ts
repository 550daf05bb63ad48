import { X509Certificate } from "node:crypto";

import { describe, expect, it } from "vitest";

import { generateKeys, issue, type KeyAlgorithmName } from "./certificate.test.fixture.js";
import { createCertificateSigner } from "./certificate-signer.js";

const algorithms: readonly (readonly [KeyAlgorithmName, string])[] = [
  ["P-256", "ecdsa-with-SHA256"],
  ["P-384", "ecdsa-with-SHA384"],
  ["RSA SHA-256", "sha256WithRSAEncryption"],
  ["RSA SHA-384", "sha384WithRSAEncryption"],
  ["RSA SHA-512", "sha512WithRSAEncryption"],
];

describe("createCertificateSigner", () => {
  it.each(algorithms)("signs with a %s key as %s, and node:crypto verifies it", async (name, algorithm) => {
    const keys = await generateKeys(name);
    const { certificate } = await issue("Root", { keys });
    const read = new X509Certificate(certificate.der);
    expect(createCertificateSigner(keys.privateKey).algorithm).toBe(algorithm);
    expect(read.verify(read.publicKey)).toBe(true);
  });

  it("refuses a public key, a key that may not sign, and a curve without an algorithm", async () => {
    const { publicKey } = await generateKeys();
    const { privateKey: p521 } = await generateKeys("P-521");
    const agreement = await crypto.subtle.generateKey({ name: "ECDH", namedCurve: "P-256" }, false, ["deriveBits"]);
    for (const key of [publicKey, p521, agreement.privateKey]) {
      expect(() => createCertificateSigner(key)).toThrow(TypeError);
    }
  });
});
