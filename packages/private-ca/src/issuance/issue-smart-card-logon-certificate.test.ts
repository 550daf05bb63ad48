import {
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
  now,
  sidExtension,
  upnExtension,
  type KeyAlgorithmName,
} from "../authority.test.fixture.js";
import { isOpensslMissing, opensslVerify } from "../programs/openssl.test.fixture.js";
import { issueSmartCardLogonCertificate } from "./issue-smart-card-logon-certificate.js";

const logonExtensions = [upnExtension, sidExtension];
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
    const path = verifyCertificatePath(certificate, {
      intermediates: issuing.chain,
      trustAnchors: [root.certificate],
      at: now,
      extendedKeyUsage: ["1.3.6.1.4.1.311.20.2.2"],
      revocation: "unchecked",
    });
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
      expect(await opensslVerify(certificate, issuing.chain, { at: late })).toContain("expired");
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

  it("names the issuer's revocation lists", async () => {
    const { issuing } = await createAuthorities();
    const crlDistributionPoints = ["http://a.example/1.crl", "http://b.example/2.crl"];
    const publicKey = await generateSpki();
    const certificate = await issueSmartCardLogonCertificate(issuing, { ...request, publicKey, crlDistributionPoints });
    const text = new TextDecoder().decode(findExtension(certificate, "2.5.29.31")?.value);
    expect(crlDistributionPoints.every((url) => text.includes(url))).toBe(true);
  });
});
