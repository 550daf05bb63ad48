import { findExtension, readCrlDistributionPoints } from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { createAuthorities, generateSpki, now, sidExtension, upnExtension } from "../authority.test.fixture.js";
import { smartCardLogon } from "../profiles/smart-card-logon.js";
import { createCertificateIssuer } from "./certificate-issuer.js";

const request = { profile: smartCardLogon, commonName: "Alice", extensions: [upnExtension, sidExtension], now };

describe("createCertificateIssuer", () => {
  it("issues certificates with its lifetime and revocation lists, and hands out the chain", async () => {
    const { issuing } = await createAuthorities();
    const crlDistributionPoints = ["http://pki.example/issuing.crl"];
    const issuer = createCertificateIssuer(issuing, { lifetimeSeconds: 900, crlDistributionPoints });
    const { certificate, chain } = await issuer.issueCertificate({ ...request, publicKey: await generateSpki() });
    expect(chain).toEqual(issuing.chain);
    expect(certificate.notAfter).toEqual(new Date("2027-03-01T12:15:00Z"));
    expect(findExtension(certificate, "2.5.29.31")).toBeDefined();
  });

  it("prefers the lifetime that is asked for, and without any takes the profile's", async () => {
    const { issuing } = await createAuthorities();
    const publicKey = await generateSpki();
    const asked = await createCertificateIssuer(issuing, { lifetimeSeconds: 900 }).issueCertificate({
      ...request,
      publicKey,
      lifetimeSeconds: 60,
    });
    const unasked = await createCertificateIssuer(issuing).issueCertificate({ ...request, publicKey });
    expect(asked.certificate.notAfter).toEqual(new Date("2027-03-01T12:01:00Z"));
    expect(unasked.certificate.notAfter).toEqual(new Date("2027-03-01T12:10:00Z"));
  });

  it("says itself where its lists are, whatever comes along with a request", async () => {
    const { issuing } = await createAuthorities();
    const crlDistributionPoints = ["http://pki.example/issuing.crl"];
    const issuer = createCertificateIssuer(issuing, { crlDistributionPoints });
    const foreign = { ...request, publicKey: await generateSpki(), crlDistributionPoints: ["http://other.example/a"] };
    const { certificate } = await issuer.issueCertificate(foreign);
    expect(JSON.stringify(readCrlDistributionPoints(certificate))).toContain(crlDistributionPoints[0]);
  });

  it("rejects as the authority does", async () => {
    const { issuing } = await createAuthorities();
    const certificate = createCertificateIssuer(issuing).issueCertificate({
      ...request,
      publicKey: await generateSpki(),
      commonName: "",
    });
    await expect(certificate).rejects.toMatchObject({ code: "common-name-invalid" });
  });
});
