import {
  findExtension,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readSubjectKeyIdentifier,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { createAuthorities, createKey, now, type KeyAlgorithmName } from "../authority.test.fixture.js";
import { issueSelfSignedCertificate } from "../issuance/issue-self-signed-certificate.js";
import { issuingCa } from "../profiles/issuing-ca.js";
import { isOpensslMissing, opensslVerify } from "../programs/openssl.test.fixture.js";
import { createRootAuthority } from "./create-root-authority.js";
import { issueAuthority } from "./issue-authority.js";

const request = { commonName: "Below", now, years: 5 };

describe("issueAuthority", () => {
  it("issues an authority for logon certificates that may have no authority below it", async () => {
    const { root, issuing } = await createAuthorities();
    expect(readBasicConstraints(issuing.certificate)).toEqual({ ca: true, pathLen: 0 });
    expect(readKeyUsage(issuing.certificate)).toEqual(["keyCertSign", "cRLSign"]);
    expect(readExtendedKeyUsage(issuing.certificate)).toEqual(["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"]);
    expect(issuing.certificate.issuer).toEqual(root.certificate.subject);
    expect(issuing.chain).toEqual([issuing.certificate, root.certificate]);
  });

  it("names the parent's key", async () => {
    const { root, issuing } = await createAuthorities();
    const keyId = Buffer.from(readSubjectKeyIdentifier(root.certificate) ?? []).toString("hex");
    const authorityKeyId = findExtension(issuing.certificate, "2.5.29.35")?.value ?? new Uint8Array();
    expect(Buffer.from(authorityKeyId).toString("hex")).toBe(`30168014${keyId}`);
  });

  it.skipIf(isOpensslMissing()).each<KeyAlgorithmName>(["RSA 2048", "P-256"])(
    "satisfies openssl with a %s key (apt-get install openssl)",
    async (algorithm) => {
      const { issuing } = await createAuthorities(algorithm);
      expect(await opensslVerify(issuing.certificate, issuing.chain)).toBe("certificate: OK");
    },
  );

  it("names the parent's revocation list where there is one", async () => {
    const { root } = await createAuthorities();
    const crlDistributionPoints = ["http://pki.example/root.crl"];
    const below = await issueAuthority(root, { ...request, ...(await createKey()), crlDistributionPoints });
    const { value } = findExtension(below.certificate, "2.5.29.31") ?? { value: new Uint8Array() };
    expect(new TextDecoder().decode(value)).toContain("http://pki.example/root.crl");
  });

  it("does not outlive its issuer", async () => {
    const { root } = await createAuthorities();
    const { certificate } = await issueAuthority(root, { ...request, years: 11, ...(await createKey()) });
    expect(certificate.notAfter).toEqual(root.certificate.notAfter);
  });

  it("is not valid before its issuer", async () => {
    const { root } = await createAuthorities();
    const early = new Date(root.certificate.notBefore.getTime() + 1000);
    const { certificate } = await issueAuthority(root, { ...request, now: early, ...(await createKey()) });
    expect(certificate.notBefore).toEqual(root.certificate.notBefore);
  });

  it.each([
    ["a second before the parent is valid", "2027-03-01T11:54:59Z"],
    ["in the parent's last second", "2037-03-01T12:00:00Z"],
  ])("refuses %s", async (_, time) => {
    const { root } = await createAuthorities();
    const below = issueAuthority(root, { ...request, now: new Date(time), ...(await createKey()) });
    await expect(below).rejects.toMatchObject({ code: "issuer-not-valid" });
  });

  it("takes another profile, and extensions that it allows", async () => {
    const { root } = await createAuthorities();
    const profile = { ...issuingCa, extendedKeyUsage: ["1.3.6.1.5.2.3.5"] };
    const nameConstraints = { oid: "2.5.29.30", critical: true, value: Uint8Array.of(0x30, 0) };
    const { certificate } = await issueAuthority(root, {
      ...request,
      ...(await createKey()),
      profile,
      extensions: [nameConstraints],
    });
    expect(readExtendedKeyUsage(certificate)).toEqual(["1.3.6.1.5.2.3.5"]);
    expect(findExtension(certificate, "2.5.29.30")).toEqual(nameConstraints);
  });

  it("may stand below another, each with a smaller pathLen", async () => {
    const root = await createRootAuthority({ ...request, ...(await createKey()), pathLen: 2 });
    const policy = { ...issuingCa, extendedKeyUsage: [], basicConstraints: { ca: true, pathLen: 1 } };
    const middle = await issueAuthority(root, { ...request, commonName: "M", ...(await createKey()), profile: policy });
    const below = await issueAuthority(middle, { ...request, commonName: "B", ...(await createKey()) });
    expect(below.chain).toEqual([below.certificate, middle.certificate, root.certificate]);
  });

  it.each([
    ["the same pathLen", { ca: true, pathLen: 1 }],
    ["no pathLen", { ca: true }],
  ])("refuses %s as the parent's", async (_, basicConstraints) => {
    const { root } = await createAuthorities();
    const below = issueAuthority(root, {
      ...request,
      ...(await createKey()),
      profile: { ...issuingCa, basicConstraints },
    });
    await expect(below).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });

  it("refuses a parent that may have no authority below it", async () => {
    const { issuing } = await createAuthorities();
    const below = issueAuthority(issuing, { ...request, ...(await createKey()) });
    await expect(below).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });

  it("refuses a parent that is no authority", async () => {
    const key = await createKey();
    const certificate = await issueSelfSignedCertificate({ ...request, ...key });
    const below = issueAuthority({ ...key, certificate, chain: [certificate] }, { ...request, ...key });
    await expect(below).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });
});
