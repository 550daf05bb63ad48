import {
  extendedKeyUsage,
  findExtension,
  formatDistinguishedName,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  verifyCertificatePath,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import {
  createAuthorities,
  generateSpki,
  isOpensslMissing,
  now,
  opensslVerify,
  type KeyAlgorithmName,
} from "./authority.test.fixture.js";
import { issueSmartCardLogonCertificate } from "./issue-smart-card-logon-certificate.js";

/** A UPN in subjectAltName, and a SID in the SID security extension. */
const logonExtensions = [
  ["2.5.29.17", "3023a021060a2b060104018237140203a0130c11616c696365406c61622e6578616d706c65"],
  ["1.3.6.1.4.1.311.25.2", "301aa018060a2b060104018237190201a00a0408532d312d352d3231"],
].map(([oid = "", hex = ""]) => ({ oid, critical: false, value: Uint8Array.from(Buffer.from(hex, "hex")) }));

const request = { commonName: "Alice Liddell", logonExtensions, now, lifetimeSeconds: 600 };

describe("issueSmartCardLogonCertificate", () => {
  it("issues an end entity for smart card logon, with the extensions given", async () => {
    const { issuing } = await createAuthorities();
    const publicKey = await generateSpki();
    const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey });
    expect(formatDistinguishedName(certificate.subject)).toBe("CN=Alice Liddell");
    expect(certificate.subjectPublicKeyInfo).toEqual(publicKey);
    expect(readBasicConstraints(certificate)).toEqual({ ca: false });
    expect(readKeyUsage(certificate)).toEqual(["digitalSignature"]);
    expect(findExtension(certificate, "2.5.29.15")?.critical).toBe(true);
    expect(readExtendedKeyUsage(certificate)).toEqual(["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"]);
    expect(certificate.extensions).toEqual(expect.arrayContaining(logonExtensions));
    expect(findExtension(certificate, "2.5.29.31")).toBeUndefined();
  });

  it.each<KeyAlgorithmName>(["RSA 2048", "P-256"])("satisfies x509 with %s keys", async (algorithm) => {
    const { issuing, root } = await createAuthorities(algorithm);
    const publicKey = await generateSpki(algorithm);
    const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey });
    const expected = { intermediates: issuing.chain, trustAnchors: [root.certificate], at: now };
    const path = await verifyCertificatePath(certificate, expected);
    expect(path.certificates).toEqual([certificate, ...issuing.chain]);
  });

  it.skipIf(isOpensslMissing()).each<KeyAlgorithmName>(["RSA 2048", "P-256"])(
    "satisfies openssl with %s keys, until it expires (apt-get install openssl)",
    async (algorithm) => {
      const { issuing } = await createAuthorities(algorithm);
      const publicKey = await generateSpki(algorithm);
      const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey });
      const late = new Date(certificate.notAfter.getTime() + 1000);
      expect(await opensslVerify(certificate, issuing.chain)).toBe("certificate: OK");
      expect(await opensslVerify(certificate, issuing.chain, late)).toContain("expired");
    },
  );

  it("is valid from five minutes ago, for the seconds asked for", async () => {
    const { issuing } = await createAuthorities();
    const publicKey = await generateSpki();
    const later = new Date(now.getTime() + 3_600_000);
    const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey, now: later });
    expect(certificate.notBefore).toEqual(new Date("2027-03-01T12:55:00Z"));
    expect(certificate.notAfter).toEqual(new Date("2027-03-01T13:10:00Z"));
  });

  it("does not outlive its issuer", async () => {
    const { issuing } = await createAuthorities();
    const long = { ...request, lifetimeSeconds: 10 * 366 * 86_400, publicKey: await generateSpki() };
    const certificate = await issueSmartCardLogonCertificate(issuing, long);
    expect(certificate.notAfter).toEqual(issuing.certificate.notAfter);
  });

  it("names the issuer's revocation lists", async () => {
    const { issuing } = await createAuthorities();
    const crlDistributionPoints = ["http://a.example/1.crl", "http://b.example/2.crl"];
    const publicKey = await generateSpki();
    const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey, crlDistributionPoints });
    const text = new TextDecoder().decode(findExtension(certificate, "2.5.29.31")?.value);
    expect(crlDistributionPoints.every((url) => text.includes(url))).toBe(true);
  });

  it("takes an extension that it sets itself for a mistake of the caller", async () => {
    const { issuing } = await createAuthorities();
    const extensions = [...logonExtensions, extendedKeyUsage(["2.5.29.37.0"])];
    const publicKey = await generateSpki();
    const certificate = issueSmartCardLogonCertificate(issuing, { ...request, publicKey, logonExtensions: extensions });
    await expect(certificate).rejects.toThrow(TypeError);
  });

  it.each([0, -1, NaN])("takes a lifetime of %d seconds for a mistake of the caller", async (lifetimeSeconds) => {
    const { issuing } = await createAuthorities();
    const publicKey = await generateSpki();
    const certificate = issueSmartCardLogonCertificate(issuing, { ...request, publicKey, lifetimeSeconds });
    await expect(certificate).rejects.toThrow(TypeError);
  });

  it("refuses when the issuer has expired", async () => {
    const { issuing } = await createAuthorities();
    const publicKey = await generateSpki();
    const late = { ...request, publicKey, now: issuing.certificate.notAfter };
    await expect(issueSmartCardLogonCertificate(issuing, late)).rejects.toMatchObject({ code: "issuer-not-valid" });
  });

  it("refuses a weak key", async () => {
    const { issuing } = await createAuthorities();
    const weak = { ...request, publicKey: await generateSpki("RSA 1024") };
    const certificate = issueSmartCardLogonCertificate(issuing, weak);
    await expect(certificate).rejects.toMatchObject({ code: "public-key-unsupported" });
  });
});
