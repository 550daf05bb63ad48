import { generateKeyPairSync } from "node:crypto";

import {
  createCertificateSigner,
  findExtension,
  formatDistinguishedName,
  readBasicConstraints,
  readKeyUsage,
  readSubjectKeyIdentifier,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { createKey, generateSpki, now, rsaSpki, type KeyAlgorithmName } from "../authority.test.fixture.js";
import { isOpensslMissing, opensslVerify } from "../programs/openssl.test.fixture.js";
import { createRootAuthority } from "./create-root-authority.js";

const request = { commonName: "Example Root", now, years: 10 };

describe("createRootAuthority", () => {
  it("creates an authority that issued itself", async () => {
    const key = await createKey();
    const { certificate, chain, signer } = await createRootAuthority({ ...request, ...key });
    expect(formatDistinguishedName(certificate.subject)).toBe("CN=Example Root");
    expect(certificate.issuer).toEqual(certificate.subject);
    expect(readBasicConstraints(certificate)).toEqual({ ca: true, pathLen: 1 });
    expect(readKeyUsage(certificate)).toEqual(["keyCertSign", "cRLSign"]);
    expect(readSubjectKeyIdentifier(certificate)).toHaveLength(20);
    expect(chain).toEqual([certificate]);
    expect(signer).toBe(key.signer);
  });

  it("is valid from five minutes ago, for the years asked for", async () => {
    const { certificate } = await createRootAuthority({ ...request, ...(await createKey()) });
    expect(certificate.notBefore).toEqual(new Date("2027-03-01T11:55:00Z"));
    expect(certificate.notAfter).toEqual(new Date("2037-03-01T12:00:00Z"));
  });

  it("takes another pathLen", async () => {
    const { certificate } = await createRootAuthority({ ...request, pathLen: 3, ...(await createKey()) });
    expect(readBasicConstraints(certificate)).toEqual({ ca: true, pathLen: 3 });
  });

  it.skipIf(isOpensslMissing()).each<KeyAlgorithmName>(["RSA 2048", "P-256", "P-384"])(
    "satisfies openssl with a %s key (apt-get install openssl)",
    async (algorithm) => {
      const { certificate, chain } = await createRootAuthority({ ...request, ...(await createKey(algorithm)) });
      expect(await opensslVerify(certificate, chain)).toBe("certificate: OK");
    },
  );

  it("gives each certificate another serial number", async () => {
    const key = await createKey();
    const [one, other] = await Promise.all([
      createRootAuthority({ ...request, ...key }),
      createRootAuthority({ ...request, ...key }),
    ]);
    expect(one.certificate.serialNumber).not.toBe(other.certificate.serialNumber);
  });

  it.each<[string, KeyAlgorithmName]>([
    ["RSA below 2048 bits", "RSA 1024"],
    ["P-521", "P-521"],
  ])("refuses a key that is %s", async (_, algorithm) => {
    const root = createRootAuthority({ ...request, ...(await createKey()), publicKey: await generateSpki(algorithm) });
    await expect(root).rejects.toMatchObject({ code: "public-key-unsupported" });
  });

  it.each([
    ["octets that are no key", () => Uint8Array.of(0x30, 0x00)],
    ["a point off the curve", async () => (await generateSpki()).fill(1, -32)],
    ["RSA with the exponent 1", () => rsaSpki({ exponent: 1 })],
    ["RSA of 2050 bits, which are no whole octets", () => rsaSpki({ octets: 257, first: 0x03 })],
    ["RSA above 4096 bits", () => rsaSpki({ octets: 513 })],
    ["Ed25519", () => generateKeyPairSync("ed25519").publicKey.export({ type: "spki", format: "der" })],
  ])("refuses %s", async (_, createPublicKey) => {
    const root = createRootAuthority({ ...request, ...(await createKey()), publicKey: await createPublicKey() });
    await expect(root).rejects.toMatchObject({ code: "public-key-unsupported" });
  });

  it.each(["", "x".repeat(65)])("refuses the common name «%s»", async (commonName) => {
    const root = createRootAuthority({ ...request, ...(await createKey()), commonName });
    await expect(root).rejects.toMatchObject({ code: "common-name-invalid" });
  });

  it.each([0, -1, NaN])("takes %d years for a mistake of the caller", async (years) => {
    const root = createRootAuthority({ ...request, ...(await createKey()), years });
    await expect(root).rejects.toThrow(TypeError);
  });

  it("refuses a signer with another key", async () => {
    const { signer } = await createKey();
    const root = createRootAuthority({ ...request, ...(await createKey()), signer });
    await expect(root).rejects.toMatchObject({ code: "signer-mismatch" });
  });

  it("writes what stands above the common name", async () => {
    const organization = [
      ["DC", "example"],
      ["DC", "corp"],
    ] as const;
    const { certificate } = await createRootAuthority({ ...request, organization, ...(await createKey()) });
    expect(formatDistinguishedName(certificate.subject)).toBe("CN=Example Root,DC=corp,DC=example");
  });

  it("refuses an organization that no name can have", async () => {
    const root = createRootAuthority({ ...request, organization: [["C", "Germany"]], ...(await createKey()) });
    await expect(root).rejects.toMatchObject({ code: "subject-not-allowed" });
  });

  it("takes a key of node:crypto", async () => {
    const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
    const signer = createCertificateSigner(privateKey);
    const { certificate } = await createRootAuthority({ ...request, ...(await createKey()), publicKey, signer });
    expect(Buffer.from(certificate.subjectPublicKeyInfo)).toEqual(publicKey.export({ type: "spki", format: "der" }));
  });

  it("has no extKeyUsage, which would bind all that is below", async () => {
    const { certificate } = await createRootAuthority({ ...request, ...(await createKey()) });
    expect(findExtension(certificate, "2.5.29.37")).toBeUndefined();
  });
});
