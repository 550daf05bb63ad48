import { createPublicKey, createSecretKey, generateKeyPairSync } from "node:crypto";

import { describe, expect, it } from "vitest";

import { certify } from "../testing/certify.test.fixture.js";
import { refusal } from "../testing/refusal.test.fixture.js";
import { createVerificationKey } from "./verification-key.js";

const rsa = generateKeyPairSync("rsa", { modulusLength: 2048 });

/** An RSA key with another exponent, which no honest key generator makes. */
function withExponent(e: string): ReturnType<typeof createPublicKey> {
  const { n = "" } = rsa.publicKey.export({ format: "jwk" });
  return createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" });
}

describe("createVerificationKey", () => {
  it("takes the key of a certificate, and says of which kind it is", async () => {
    const key = createVerificationKey(await certify(rsa.publicKey));
    expect(key.keyType).toBe("rsa");
    expect(key.publicKey.equals(rsa.publicKey)).toBe(true);
  });

  it.each(["P-256", "P-384", "P-521"])("takes EC keys on %s, in a certificate or bare", async (namedCurve) => {
    const { publicKey } = generateKeyPairSync("ec", { namedCurve });
    expect(createVerificationKey(publicKey).keyType).toBe("ec");
    expect(createVerificationKey(await certify(publicKey)).publicKey.equals(publicKey)).toBe(true);
  });

  it("takes RSA keys below 2048 bits only under a name that says how insecure that is", async () => {
    const { publicKey } = generateKeyPairSync("rsa", { modulusLength: 1024 });
    const certificate = await certify(publicKey);
    expect(() => createVerificationKey(publicKey)).toThrow(refusal("key-too-short"));
    expect(() => createVerificationKey(certificate)).toThrow(refusal("key-too-short"));
    expect(createVerificationKey(certificate, { insecureAllowRsa1024: true }).keyType).toBe("rsa");
    const shorter = generateKeyPairSync("rsa", { modulusLength: 1016 }).publicKey;
    expect(() => createVerificationKey(shorter, { insecureAllowRsa1024: true })).toThrow(refusal("key-too-short"));
  });

  it.each([
    ["Ed25519", generateKeyPairSync("ed25519").publicKey],
    ["EC on secp256k1", generateKeyPairSync("ec", { namedCurve: "secp256k1" }).publicKey],
    ["DSA", generateKeyPairSync("dsa", { modulusLength: 2048, divisorLength: 256 }).publicKey],
    ["RSA for PSS alone", generateKeyPairSync("rsa-pss", { modulusLength: 2048 }).publicKey],
    ["X25519", generateKeyPairSync("x25519").publicKey],
    ["a private key", rsa.privateKey],
    ["a secret", createSecretKey(Buffer.alloc(32))],
    ["RSA with the exponent 1", withExponent("AQ")],
    ["RSA with an even exponent", withExponent("AQAA")],
  ])("refuses %s", (_, key) => {
    expect(() => createVerificationKey(key)).toThrow(refusal("key-unsupported"));
  });

  it("refuses the certificate of such a key, and octets that are none", async () => {
    const ed25519 = await certify(generateKeyPairSync("ed25519").publicKey);
    expect(() => createVerificationKey(ed25519)).toThrow(refusal("key-unsupported"));
    const certificate = await certify(rsa.publicKey);
    expect(() => createVerificationKey(certificate.subarray(1))).toThrow(refusal("certificate-malformed"));
    expect(() => createVerificationKey(Buffer.from("PEM"))).toThrow(refusal("certificate-malformed"));
  });
});
