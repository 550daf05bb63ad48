import { generateKeyPairSync } from "node:crypto";
import { readFile } from "node:fs/promises";
import { join } from "node:path";

import {
  createCertificateSigner,
  distinguishedName,
  readSubjectAltName,
  signCertificationRequest,
  subjectAltName,
  type CertificateExtension,
  type GeneralName,
} from "@idpkit/x509";
import { beforeAll, describe, expect, it } from "vitest";

import {
  createAuthorities,
  createCertificationRequest,
  createKey,
  generateSpki,
  now,
  sidExtension,
  upnExtension,
} from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { issueAuthority } from "../authority/issue-authority.js";
import { deviceIdentity } from "../profiles/device-identity.js";
import { issuingCa } from "../profiles/issuing-ca.js";
import { smartCardLogon } from "../profiles/smart-card-logon.js";
import { inFolder, run } from "../programs/program.test.fixture.js";
import { isOpensslMissing } from "../programs/openssl.test.fixture.js";
import { issueCertificate } from "./issue-certificate.js";

const dns = (value: string): GeneralName => ({ type: "dNSName", value });
const uri = (value: string): GeneralName => ({ type: "uniformResourceIdentifier", value });
const upnOid = "1.3.6.1.4.1.311.20.2.3";
const upnOf = (upn: string): GeneralName => ({
  type: "otherName",
  typeId: upnOid,
  value: Uint8Array.of(0x0c, upn.length, ...new TextEncoder().encode(upn)),
});
const sidUri = "tag:microsoft.com,2022-09-14:sid:S-1-5-21-1-2-3-500";
/** Application policies for smart card logon. */
const applicationPolicies: CertificateExtension = {
  oid: "1.3.6.1.4.1.311.21.10",
  critical: false,
  value: Uint8Array.from(Buffer.from("300e300c060a2b060104018237140202", "hex")),
};
const logon = { profile: smartCardLogon, commonName: "Alice", extensions: [upnExtension, sidExtension], now };
const device = { profile: deviceIdentity, commonName: "PC1", now };

let root: CertificateAuthority;
let issuing: CertificateAuthority;
let devices: CertificateAuthority;
let publicKey: Uint8Array;

beforeAll(async () => {
  ({ root, issuing } = await createAuthorities());
  const profile = { ...issuingCa, extendedKeyUsage: [] };
  devices = await issueAuthority(root, { ...(await createKey()), commonName: "Devices", now, years: 1, profile });
  publicKey = await generateSpki();
});

describe("what a stranger asks for in a certification request", () => {
  it("ESC1, ESC6, CVE-2024-49019 (ESC15): is not granted: another UPN, another SID, application policies", async () => {
    const administrator = subjectAltName([upnOf("administrator@lab.example"), uri(sidUri)]);
    const otherSid = { ...sidExtension, value: sidExtension.value.with(-1, 0x39) };
    const certificationRequest = await createCertificationRequest({
      extensions: [administrator, otherSid, applicationPolicies],
    });
    const certificate = await issueCertificate(issuing, { ...logon, certificationRequest });
    const asKeyOnly = await issueCertificate(issuing, { ...logon, publicKey });
    expect(readSubjectAltName(certificate)).toEqual(readSubjectAltName(asKeyOnly));
    expect(certificate.extensions.map(({ oid }) => oid)).toEqual(asKeyOnly.extensions.map(({ oid }) => oid));
    expect(certificate.extensions).toContainEqual(sidExtension);
  });

  it.each([
    ["CVE-2009-2408: a name that NUL ends for others", [["CN", "Alice\0.b.example"]]],
    ["CVE-2021-44532: a name of two lines", [["CN", "Alice\nO=Corp"]]],
  ] as const)("is refused where it would be: %s", async (_, attributes) => {
    const profile = { ...smartCardLogon, certificationRequest: { subject: "taken", extensions: [] } } as const;
    const certificationRequest = await createCertificationRequest({ subject: distinguishedName(attributes) });
    const { extensions } = logon;
    const certificate = issueCertificate(issuing, { profile, extensions, now, certificationRequest });
    await expect(certificate).rejects.toMatchObject({ code: "subject-not-allowed" });
  });

  it("CVE-2006-4339: is no certificate for a key with the exponent 3", async () => {
    const keys = generateKeyPairSync("rsa", { modulusLength: 2048, publicExponent: 3 });
    const subjectPublicKeyInfo = new Uint8Array(keys.publicKey.export({ type: "spki", format: "der" }));
    const fields = { subject: distinguishedName([["CN", "Alice"]]), subjectPublicKeyInfo, extensions: [] };
    const certificationRequest = await signCertificationRequest(fields, createCertificateSigner(keys.privateKey));
    const certificate = issueCertificate(issuing, { ...logon, certificationRequest });
    await expect(certificate).rejects.toMatchObject({ code: "public-key-unsupported" });
  });

  it.skipIf(isOpensslMissing()).each([
    [
      "CVE-2020-0601, CVE-2022-0778: a curve of its own",
      "public-key-unsupported",
      ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:explicit"],
    ],
    ["CVE-2005-4900: a signature with SHA-1", "certification-request-invalid", ["-newkey", "rsa:2048", "-sha1"]],
    ["CVE-2004-2761: a signature with MD5", "certification-request-invalid", ["-newkey", "rsa:2048", "-md5"]],
  ] as const)("is refused with %s (apt-get install openssl)", async (_, code, options) => {
    const output = ["-nodes", "-keyout", "key.pem", "-outform", "DER", "-out", "request.der"];
    const certificationRequest = await inFolder({}, async (folder) => {
      await run("openssl", ["req", "-new", "-subj", "/CN=Alice", ...options, ...output], folder);
      return new Uint8Array(await readFile(join(folder, "request.der")));
    });
    const certificate = issueCertificate(issuing, { ...logon, certificationRequest });
    await expect(certificate).rejects.toMatchObject({ code });
  });
});

describe("what an application asks for by mistake", () => {
  it.each([
    ["CVE-2022-26931, ESC9, ESC16: a logon without a SID", "extension-missing", { extensions: [upnExtension] }],
    [
      "CVE-2022-26923: a logon with the name of a computer",
      "subject-alt-name-not-allowed",
      { extensions: [sidExtension, subjectAltName([upnOf("alice@lab.example"), dns("dc1.lab.example")])] },
    ],
    [
      "ESC16: a logon with a second SID, as URI",
      "subject-alt-name-not-allowed",
      { extensions: [sidExtension, subjectAltName([upnOf("alice@lab.example"), uri(sidUri)])] },
    ],
    [
      "CVE-2024-49019 (ESC15): a logon with application policies",
      "extension-not-allowed",
      { extensions: [...logon.extensions, applicationPolicies] },
    ],
    ["CVE-2009-2408: NUL in a common name", "common-name-invalid", { commonName: "Alice\0.b.example" }],
    ["CVE-2009-2408: NUL in an organization", "subject-not-allowed", { organization: [["O", "Corp\0"]] }],
  ] as const)("is refused: %s", async (_, code, change) => {
    const certificate = issueCertificate(issuing, { ...logon, publicKey, ...change });
    await expect(certificate).rejects.toMatchObject({ code });
  });

  it.each([
    ["ESC16: a device with a SID as URI", uri(sidUri)],
    ["ESC16: the same in capitals", uri(sidUri.toUpperCase())],
    ["ESC1: a device with a UPN", upnOf("administrator@lab.example")],
    ["CVE-2009-2408: NUL in a host", dns("a.example\0.b.example")],
    ["CVE-2009-2408: NUL in a URI", uri("https://a.example\0.b.example/")],
  ])("is refused: %s", async (_, name) => {
    const extensions = [subjectAltName([dns("pc1.lab.example"), name])];
    const certificate = issueCertificate(devices, { ...device, publicKey, extensions });
    await expect(certificate).rejects.toMatchObject({ code: "subject-alt-name-not-allowed" });
  });

  it("is granted without it: a device with its host and a URI", async () => {
    const names = [dns("pc1.lab.example"), uri("urn:uuid:00000000-0000-0000-0000-000000000001")] as const;
    const certificate = await issueCertificate(devices, { ...device, publicKey, extensions: [subjectAltName(names)] });
    expect(readSubjectAltName(certificate)).toEqual(names);
  });
});
