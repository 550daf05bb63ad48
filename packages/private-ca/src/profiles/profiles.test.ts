import {
  findExtension,
  readBasicConstraints,
  readExtendedKeyUsage,
  readKeyUsage,
  readSubjectAltName,
  subjectAltName,
  type CertificateExtension,
  type GeneralName,
} from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import {
  createAuthorities,
  createKey,
  generateSpki,
  now,
  sidExtension,
  upnExtension,
} from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { issueAuthority } from "../authority/issue-authority.js";
import { issueCertificate } from "../issuance/issue-certificate.js";
import { isOpensslMissing, opensslVerify } from "../programs/openssl.test.fixture.js";
import { deviceIdentity } from "./device-identity.js";
import { domainController } from "./domain-controller.js";
import { issuingCa } from "./issuing-ca.js";

let authority: CertificateAuthority;

/** An authority whose certificates are for anything. */
beforeAll(async () => {
  const { root } = await createAuthorities();
  const profile = { ...issuingCa, extendedKeyUsage: [] };
  authority = await issueAuthority(root, { commonName: "Servers", now, years: 5, profile, ...(await createKey()) });
});

const dnsNames: readonly [GeneralName, ...GeneralName[]] = [
  { type: "dNSName", value: "dc1.corp.example" },
  { type: "dNSName", value: "corp.example" },
];
const replication: GeneralName = {
  type: "otherName",
  typeId: "1.3.6.1.4.1.311.25.1",
  value: Uint8Array.from([4, 16, ...new Uint8Array(16)]),
};

async function issue(
  profile: typeof domainController,
  extensions: readonly CertificateExtension[],
  algorithm?: "RSA 2048" | "P-256",
) {
  const publicKey = await generateSpki(algorithm);
  return issueCertificate(authority, { profile, commonName: "dc1.corp.example", publicKey, extensions, now });
}

describe("domainController", () => {
  it.skipIf(isOpensslMissing())(
    "makes a KDC and a TLS server, by all its names (apt-get install openssl)",
    async () => {
      const certificate = await issue(domainController, [subjectAltName([...dnsNames, replication])], "RSA 2048");
      expect(readBasicConstraints(certificate)).toEqual({ ca: false });
      expect(readKeyUsage(certificate)).toEqual(["digitalSignature", "keyEncipherment"]);
      expect(readExtendedKeyUsage(certificate)).toEqual([
        "1.3.6.1.5.5.7.3.2",
        "1.3.6.1.5.5.7.3.1",
        "1.3.6.1.4.1.311.20.2.2",
        "1.3.6.1.5.2.3.5",
      ]);
      expect(readSubjectAltName(certificate)).toEqual([...dnsNames, replication]);
      expect(await opensslVerify(certificate, authority.chain)).toBe("certificate: OK");
    },
  );

  it("lets an EC key encipher nothing", async () => {
    const certificate = await issue(domainController, [subjectAltName(dnsNames)], "P-256");
    expect(readKeyUsage(certificate)).toEqual(["digitalSignature"]);
  });

  it.each([
    ["extension-missing", "no dNSName", [subjectAltName([replication])]],
    ["subject-alt-name-not-allowed", "a UPN", [upnExtension]],
    ["extension-not-allowed", "a SID", [subjectAltName(dnsNames), sidExtension]],
  ])("refuses with %s: %s", async (code, _, extensions) => {
    await expect(issue(domainController, extensions)).rejects.toMatchObject({ code });
  });
});

describe("deviceIdentity", () => {
  it("makes a client and server of TLS, with names or without", async () => {
    const named = await issue(deviceIdentity, [subjectAltName(dnsNames)]);
    const bare = await issue(deviceIdentity, []);
    expect(readExtendedKeyUsage(named)).toEqual(["1.3.6.1.5.5.7.3.2", "1.3.6.1.5.5.7.3.1"]);
    expect(readSubjectAltName(named)).toEqual(dnsNames);
    expect(findExtension(bare, "2.5.29.17")).toBeUndefined();
  });

  it.each([
    ["subject-alt-name-not-allowed", "a UPN", [upnExtension]],
    ["extension-not-allowed", "a SID", [sidExtension]],
  ])("refuses with %s: %s, for it shall log nobody on", async (code, _, extensions) => {
    await expect(issue(deviceIdentity, extensions)).rejects.toMatchObject({ code });
  });
});
