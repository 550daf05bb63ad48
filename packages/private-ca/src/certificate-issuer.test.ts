import { findExtension, subjectAltName } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { createAuthorities, generateSpki, isOpensslMissing, now, opensslVerify } from "./authority.test.fixture.js";
import { createCertificateIssuer } from "./certificate-issuer.js";

describe("createCertificateIssuer", () => {
  it("issues logon certificates with its lifetime and revocation lists, and hands out the chain", async () => {
    const { issuing } = await createAuthorities();
    const crlDistributionPoints = ["http://pki.example/issuing.crl"];
    const issuer = createCertificateIssuer(issuing, { lifetimeSeconds: 900, crlDistributionPoints });
    const { certificate, chain } = await issuer.issueLogonCertificate({
      commonName: "Alice",
      publicKey: await generateSpki(),
      logonExtensions: [subjectAltName([{ type: "dNSName", value: "a.example" }])],
      now,
    });
    expect(chain).toEqual(issuing.chain);
    expect(certificate.notAfter).toEqual(new Date("2027-03-01T12:15:00Z"));
    expect(findExtension(certificate, "2.5.29.17")).toBeDefined();
    expect(findExtension(certificate, "2.5.29.31")).toBeDefined();
  });

  it.skipIf(isOpensslMissing())("satisfies openssl (apt-get install openssl)", async () => {
    const { issuing } = await createAuthorities();
    const issuer = createCertificateIssuer(issuing, { lifetimeSeconds: 900 });
    const request = { commonName: "Alice", publicKey: await generateSpki(), logonExtensions: [], now };
    const { certificate, chain } = await issuer.issueLogonCertificate(request);
    expect(await opensslVerify(certificate, chain)).toBe("certificate: OK");
  });

  it("rejects as the authority does", async () => {
    const { issuing } = await createAuthorities();
    const issuer = createCertificateIssuer(issuing, { lifetimeSeconds: 900 });
    const request = { commonName: "", publicKey: await generateSpki(), logonExtensions: [], now };
    await expect(issuer.issueLogonCertificate(request)).rejects.toMatchObject({ code: "common-name-invalid" });
  });
});
