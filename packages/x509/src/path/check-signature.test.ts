import "reflect-metadata";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { generateKeys, issue, type KeyAlgorithmName, type Party } from "../certificate/certificate.test.fixture.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { X509Error } from "../errors.js";
import { authority, createHierarchy, expectedPath } from "./hierarchy.test.fixture.js";
import { verifyCertificatePath } from "./verify-certificate-path.js";

describe("the signature on a certificate", () => {
  it.each<KeyAlgorithmName>(["P-256", "P-384", "RSA SHA-256", "RSA SHA-384", "RSA SHA-512"])(
    "verifies with the issuer's %s key",
    async (algorithm) => {
      const root = await issue("Root", { keys: await generateKeys(algorithm), extensions: authority() });
      const leaf = await issue("Leaf", { issuer: root });
      await expect(verifyCertificatePath(leaf.certificate, expectedPath([root], []))).resolves.toBeDefined();
    },
  );

  it.each([
    ["P-521", "SHA-256"],
    ["P-256", "SHA-384"],
  ])("verifies when @peculiar/x509 made it with %s and %s", async (namedCurve, hash) => {
    const { leaf, root } = await issueWithPeculiar({ name: "ECDSA", namedCurve, hash });
    await expect(verifyCertificatePath(leaf.certificate, expectedPath([root], []))).resolves.toBeDefined();
  });

  it.each([
    ["signature-algorithm-unsupported", { name: "ECDSA", namedCurve: "P-256", hash: "SHA-1" }],
    ["signature-algorithm-unsupported", { name: "ECDSA", namedCurve: "P-521", hash: "SHA-512" }],
    ["signature-algorithm-unsupported", { name: "Ed25519" }],
  ])("is refused with %s for %j", async (code, algorithm) => {
    const { leaf, root } = await issueWithPeculiar(algorithm);
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], []));
    await expect(path).rejects.toMatchObject({ code });
  });

  it.each<[KeyAlgorithmName, KeyAlgorithmName]>([
    ["RSA SHA-256", "P-256"],
    ["P-256", "RSA SHA-256"],
  ])("is refused with public-key-unsupported when the issuer's key is %s and the signature %s", async (is, was) => {
    const root = await issue("Root", { keys: await generateKeys(is), extensions: authority() });
    const leaf = await issue("Leaf", { issuer: { ...root, keys: await generateKeys(was) } });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], []));
    await expect(path).rejects.toMatchObject({ code: "public-key-unsupported" });
  });

  it.each<KeyAlgorithmName>(["P-256", "RSA SHA-256"])(
    "is refused with signature-invalid when another %s key made it",
    async (algorithm) => {
      const root = await issue("Root", { keys: await generateKeys(algorithm), extensions: authority() });
      const leaf = await issue("Leaf", { issuer: { ...root, keys: await generateKeys(algorithm) } });
      const path = verifyCertificatePath(leaf.certificate, expectedPath([root], []));
      await expect(path).rejects.toMatchObject({ code: "signature-invalid" });
    },
  );

  it("is refused on an intermediate as on a leaf", async () => {
    const { root, leaf, issuing } = await createHierarchy();
    const impostor: Party = { ...root, keys: await generateKeys() };
    const forged = await issue("Issuing", { issuer: impostor, keys: issuing.keys, extensions: authority(0) });
    const path = verifyCertificatePath(leaf.certificate, expectedPath([root], [forged]));
    await expect(path).rejects.toMatchObject({ code: "signature-invalid" });
  });

  it("is refused with signature-invalid when it is no Ecdsa-Sig-Value", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const certificate = { ...leaf.certificate, signature: Uint8Array.of(5, 0) };
    const path = verifyCertificatePath(certificate, expectedPath([root], [issuing]));
    await expect(path).rejects.toMatchObject({ code: "signature-invalid" });
  });

  it("does not verify when one bit of what was signed is another", async () => {
    const { root, issuing, leaf } = await createHierarchy();
    const { der, tbs } = leaf.certificate;
    const offset = tbs.byteOffset - der.byteOffset;
    const bit = fc.nat(tbs.length * 8 - 1);
    await fc.assert(
      fc.asyncProperty(bit, async (flipped) => {
        const index = offset + (flipped >> 3);
        const octets = der.with(index, (der[index] ?? 0) ^ (1 << (flipped & 7)));
        const verify = async () => verifyCertificatePath(parseCertificate(octets), expectedPath([root], [issuing]));
        await expect(verify()).rejects.toBeInstanceOf(X509Error);
      }),
      { numRuns: 400 },
    );
  });
});

/** A root and a leaf that another library issued, with an algorithm of its choice. */
async function issueWithPeculiar(algorithm: object): Promise<{ root: Party; leaf: Party }> {
  const keys = await crypto.subtle.generateKey(algorithm as EcKeyGenParams, true, ["sign", "verify"]);
  const generate = async (subject: string, extensions: peculiar.Extension[]): Promise<Party> => {
    const certificate = await peculiar.X509CertificateGenerator.create({
      subject,
      issuer: "CN=Root",
      notBefore: new Date("2027-01-01"),
      notAfter: new Date("2028-01-01"),
      publicKey: keys.publicKey,
      signingKey: keys.privateKey,
      signingAlgorithm: algorithm as EcdsaParams,
      extensions,
    });
    return { certificate: parseCertificate(new Uint8Array(certificate.rawData)), keys };
  };
  return {
    root: await generate("CN=Root", [new peculiar.BasicConstraintsExtension(true)]),
    leaf: await generate("CN=Leaf", []),
  };
}
