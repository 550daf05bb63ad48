import { generateKeyPairSync, KeyObject } from "node:crypto";

import {
  basicConstraints,
  distinguishedName,
  formatDistinguishedName,
  keyUsage,
  readAuthorityInfoAccess,
  readCrlDistributionPoints,
  readExtendedKeyUsage,
  readFreshestCrl,
  readSubjectAltName,
  subjectAltName,
  type GeneralName,
} from "@idpkit/x509";
import fc from "fast-check";
import { beforeAll, describe, expect, it } from "vitest";

import {
  createAuthorities,
  createCertificationRequest,
  createKey,
  generateSpki,
  now,
  rsaSpki,
  sidExtension,
  upnExtension,
} from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { createRootAuthority } from "../authority/create-root-authority.js";
import { issueAuthority } from "../authority/issue-authority.js";
import type { CertificateProfile } from "../profiles/certificate-profile.js";
import { deviceIdentity } from "../profiles/device-identity.js";
import { issuingCa } from "../profiles/issuing-ca.js";
import { smartCardLogon } from "../profiles/smart-card-logon.js";
import type { IssuanceRecord } from "../store/authority-store.js";
import { createMemoryAuthorityStore } from "../store/memory-authority-store.js";
import { issueCertificate } from "./issue-certificate.js";

let root: CertificateAuthority;
let issuing: CertificateAuthority;
let publicKey: Uint8Array;

beforeAll(async () => {
  ({ root, issuing } = await createAuthorities());
  publicKey = await generateSpki();
});

const logon = { profile: smartCardLogon, commonName: "Alice", extensions: [upnExtension, sidExtension], now };
const upn: GeneralName = {
  type: "otherName",
  typeId: "1.3.6.1.4.1.311.20.2.3",
  value: Uint8Array.from(Buffer.from("0c11616c696365406c61622e6578616d706c65", "hex")),
};
const dnsName: GeneralName = { type: "dNSName", value: "dc1.corp.example" };

describe("issueCertificate", () => {
  it("makes serial numbers of 20 octets, positive and each its own", async () => {
    const certificates = await Promise.all(
      Array.from({ length: 100 }, () => issueCertificate(issuing, { ...logon, publicKey })),
    );
    const serialNumbers = certificates.map(({ serialNumber }) => serialNumber);
    expect(
      serialNumbers.filter((serialNumber) => /^(?:0[1-9a-f]|[1-7][0-9a-f])[0-9a-f]{38}$/.test(serialNumber)),
    ).toHaveLength(100);
    expect(new Set(serialNumbers).size).toBe(100);
  });

  it("never outlives its issuer, nor is it valid before", async () => {
    const { notBefore, notAfter } = issuing.certificate;
    const time = fc.date({ min: notBefore, max: new Date(notAfter.getTime() - 60_000), noInvalidDate: true });
    const lifetime = fc.integer({ min: 60, max: 7 * 86_400 });
    await fc.assert(
      fc.asyncProperty(time, lifetime, async (at, lifetimeSeconds) => {
        const certificate = await issueCertificate(issuing, { ...logon, publicKey, now: at, lifetimeSeconds });
        expect(certificate.notBefore >= notBefore && certificate.notAfter <= notAfter).toBe(true);
        expect(certificate.notBefore <= at && at < new Date(certificate.notAfter.getTime() + 1000)).toBe(true);
      }),
    );
  });

  it.each([
    ["RSA of 4096 bits", rsaSpki({ octets: 512 })],
    ["a key of node:crypto", generateKeyPairSync("ec", { namedCurve: "P-384" }).publicKey],
  ])("takes %s", async (_, key) => {
    const { subjectPublicKeyInfo } = await issueCertificate(issuing, { ...logon, publicKey: key });
    const spki = key instanceof KeyObject ? key.export({ type: "spki", format: "der" }) : key;
    expect(Buffer.compare(subjectPublicKeyInfo, spki)).toBe(0);
  });

  it("says where the issuer publishes its lists and its certificate", async () => {
    const certificate = await issueCertificate(issuing, {
      ...logon,
      publicKey,
      crlDistributionPoints: ["http://pki.example/issuing.crl"],
      freshestCrl: ["http://pki.example/issuing-delta.crl"],
      caIssuers: ["http://pki.example/issuing.cer", "http://b.example/issuing.cer"],
    });
    expect(JSON.stringify(readCrlDistributionPoints(certificate))).toContain("http://pki.example/issuing.crl");
    expect(JSON.stringify(readFreshestCrl(certificate))).toContain("http://pki.example/issuing-delta.crl");
    expect(readAuthorityInfoAccess(certificate)).toEqual(
      ["http://pki.example/issuing.cer", "http://b.example/issuing.cer"].map((value) => ({
        accessMethod: "1.3.6.1.5.5.7.48.2",
        accessLocation: { type: "uniformResourceIdentifier", value },
      })),
    );
  });

  describe("records", () => {
    it("the certificate before it is signed", async () => {
      const records: IssuanceRecord[] = [];
      const events: string[] = [];
      const store = {
        ...issuing.store,
        async recordIssuance(record: IssuanceRecord) {
          await Promise.resolve();
          records.push(record);
          events.push("recorded");
        },
      };
      const signer = {
        ...issuing.signer,
        async sign(tbs: Uint8Array) {
          events.push("signed");
          return issuing.signer.sign(tbs);
        },
      };
      const certificate = await issueCertificate({ ...issuing, store, signer }, { ...logon, publicKey });
      const { serialNumber, notBefore, notAfter, tbs } = certificate;
      const tbsSha256 = Buffer.from(await crypto.subtle.digest("SHA-256", new Uint8Array(tbs))).toString("hex");
      const subject = certificate.subject.der;
      expect(events).toEqual(["recorded", "signed"]);
      expect(records).toEqual([{ serialNumber, profile: "smart-card-logon", subject, notBefore, notAfter, tbsSha256 }]);
    });

    it("nothing twice, so that a broken source of randomness is noticed", async () => {
      const store = createMemoryAuthorityStore();
      const stuck = { getRandomValues: (octets: Uint8Array) => octets.fill(7) } as unknown as Crypto;
      const request = { ...logon, publicKey, crypto: stuck };
      await issueCertificate({ ...issuing, store }, request);
      const second = issueCertificate({ ...issuing, store }, request);
      await expect(second).rejects.toMatchObject({ code: "serial-number-reused" });
    });

    it("and signs nothing when the store cannot answer", async () => {
      const failure = new Error("the disk is full");
      const store = { ...issuing.store, recordIssuance: () => Promise.reject(failure) };
      const signer = { ...issuing.signer, sign: () => Promise.reject(new Error("signed")) };
      await expect(issueCertificate({ ...issuing, store, signer }, { ...logon, publicKey })).rejects.toBe(failure);
    });
  });

  describe("with a certification request", () => {
    it("takes its key, and nothing else that the profile does not name", async () => {
      const asked = [keyUsage(["keyCertSign"]), basicConstraints({ ca: true }), subjectAltName([dnsName])];
      const certificationRequest = await createCertificationRequest({ extensions: asked });
      const certificate = await issueCertificate(issuing, { ...logon, certificationRequest });
      const other = await issueCertificate(issuing, { ...logon, publicKey });
      expect(formatDistinguishedName(certificate.subject)).toBe("CN=Alice");
      expect(certificate.extensions.map(({ oid }) => oid)).toEqual(other.extensions.map(({ oid }) => oid));
      expect(readSubjectAltName(certificate)).toEqual([upn]);
    });

    it("takes the subject and the extensions that the profile names, those of the application first", async () => {
      const profile = {
        ...deviceIdentity,
        extendedKeyUsage: ["1.3.6.1.5.5.7.3.2"],
        certificationRequest: { subject: "taken", extensions: ["2.5.29.17"] },
      } as const;
      const ownName: GeneralName = { type: "dNSName", value: "own.example" };
      const certificationRequest = await createCertificationRequest({ extensions: [subjectAltName([dnsName])] });
      const certificate = await issueCertificate(issuing, { profile, certificationRequest, now });
      const own = { profile, certificationRequest, now, commonName: "Own", extensions: [subjectAltName([ownName])] };
      const overruled = await issueCertificate(issuing, own);
      expect(formatDistinguishedName(certificate.subject)).toBe("CN=Asked for");
      expect(readSubjectAltName(certificate)).toEqual([dnsName]);
      expect(formatDistinguishedName(overruled.subject)).toBe("CN=Own");
      expect(readSubjectAltName(overruled)).toEqual([ownName]);
    });

    it("signs the authority of somebody else under the name that it asks for", async () => {
      const certificationRequest = await createCertificationRequest({
        subject: distinguishedName([["CN", "AWS Logon CA"]]),
      });
      const certificate = await issueCertificate(root, { profile: issuingCa, certificationRequest, now });
      expect(formatDistinguishedName(certificate.subject)).toBe("CN=AWS Logon CA");
    });

    it("refuses one whose sender does not have the private key", async () => {
      const certificationRequest = await createCertificationRequest();
      certificationRequest.set([~(certificationRequest.at(-1) ?? 0)], certificationRequest.length - 1);
      const certificate = issueCertificate(issuing, { ...logon, certificationRequest });
      await expect(certificate).rejects.toMatchObject({ code: "certification-request-invalid" });
    });

    it.each([
      ["certification-request-invalid", "octets that are none", () => Uint8Array.of(0x30, 0)],
      ["public-key-unsupported", "a weak key", () => createCertificationRequest({ algorithm: "RSA 1024" })],
      ["public-key-unsupported", "a key on P-521", () => createCertificationRequest({ algorithm: "P-521" })],
    ])("refuses with %s: %s", async (code, _, create) => {
      const certificate = issueCertificate(issuing, { ...logon, certificationRequest: await create() });
      await expect(certificate).rejects.toMatchObject({ code });
    });

    it("refuses its subject where the profile takes none", async () => {
      const { profile, extensions } = logon;
      const certificationRequest = await createCertificationRequest();
      const certificate = issueCertificate(issuing, { profile, extensions, now, certificationRequest });
      await expect(certificate).rejects.toMatchObject({ code: "subject-not-allowed" });
    });

    it.each([
      ["that is empty", []],
      ["that is the issuer's", [["CN", "issuing"]]],
    ] as const)("refuses a subject %s", async (_, attributes) => {
      const subject = distinguishedName(attributes);
      const profile: CertificateProfile = {
        ...smartCardLogon,
        certificationRequest: { subject: "taken", extensions: [] },
      };
      const certificationRequest = await createCertificationRequest({ subject });
      const { extensions } = logon;
      const certificate = issueCertificate(issuing, { profile, extensions, now, certificationRequest });
      await expect(certificate).rejects.toMatchObject({ code: "subject-not-allowed" });
    });

    it("checks the names that it takes from it", async () => {
      const profile: CertificateProfile = {
        ...deviceIdentity,
        extendedKeyUsage: ["1.3.6.1.5.5.7.3.2"],
        certificationRequest: { subject: "taken", extensions: ["2.5.29.17"] },
      };
      const certificationRequest = await createCertificationRequest({ extensions: [subjectAltName([upn])] });
      const certificate = issueCertificate(issuing, { profile, certificationRequest, now });
      await expect(certificate).rejects.toMatchObject({ code: "subject-alt-name-not-allowed" });
    });
  });

  it.each([
    ["extension-missing", "no SID", { extensions: [upnExtension] }],
    [
      "extension-missing",
      "no UPN",
      { extensions: [sidExtension, subjectAltName([{ type: "rfc822Name", value: "a@b.example" }])] },
    ],
    ["extension-missing", "no subjectAltName", { extensions: [sidExtension] }],
    ["extension-missing", "no extensions at all", { extensions: [] }],
    [
      "subject-alt-name-not-allowed",
      "the name of a computer",
      { extensions: [sidExtension, subjectAltName([upn, dnsName])] },
    ],
    [
      "subject-alt-name-not-allowed",
      "malformed names",
      { extensions: [sidExtension, { ...sidExtension, oid: "2.5.29.17", value: Uint8Array.of(5) }] },
    ],
    [
      "extension-not-allowed",
      "application policies",
      { extensions: [...logon.extensions, { ...sidExtension, oid: "1.3.6.1.4.1.311.21.10" }] },
    ],
    [
      "extension-not-allowed",
      "an extension that the profile sets",
      { extensions: [...logon.extensions, keyUsage(["keyCertSign"])] },
    ],
    ["lifetime-not-allowed", "a lifetime below the profile's", { lifetimeSeconds: 59 }],
    ["lifetime-not-allowed", "a lifetime above the profile's", { lifetimeSeconds: 7 * 86_400 + 1 }],
    ["common-name-invalid", "an empty common name", { commonName: "" }],
    ["subject-not-allowed", "the name of its issuer", { commonName: "Issuing" }],
    ["subject-not-allowed", "the name of the root, in other letters", { commonName: " rOOT" }],
    ["issuer-not-valid", "a time before the issuer is valid", { now: new Date("2027-03-01T11:54:59Z") }],
    ["issuer-not-valid", "the issuer's last second", { now: new Date("2032-03-01T12:00:00Z") }],
    ["issuer-not-valid", "less time than the profile asks for", { now: new Date("2032-03-01T11:59:01Z") }],
    ["issuer-not-valid", "a time that is none", { now: new Date(NaN) }],
    [
      "lifetime-not-allowed",
      "any lifetime where the profile's greatest is no number",
      { profile: { ...smartCardLogon, lifetimeSeconds: { default: 600, minimum: 60, maximum: NaN } } },
    ],
    [
      "issuer-not-allowed",
      "a purpose that the issuer does not have",
      { profile: { ...smartCardLogon, extendedKeyUsage: ["1.3.6.1.5.5.7.3.1"] } },
    ],
  ])("refuses with %s: %s", async (code, _, change) => {
    const certificate = issueCertificate(issuing, { ...logon, publicKey, ...change });
    await expect(certificate).rejects.toMatchObject({ code });
  });

  it.each<[string, Partial<CertificateProfile>]>([
    ["may sign lists only", { keyUsage: { RSA: ["cRLSign"], EC: ["cRLSign"] } }],
    ["is no authority, whatever its key usage", { basicConstraints: { ca: false } }],
  ])("refuses an issuer that %s", async (_, change) => {
    const request = { ...(await createKey()), commonName: "Other", now, profile: { ...issuingCa, ...change } };
    const certificate = await issueCertificate(root, request);
    const authority = { ...request, certificate, chain: [certificate, ...root.chain] };
    await expect(issueCertificate(authority, { ...logon, publicKey })).rejects.toMatchObject({
      code: "issuer-not-allowed",
    });
  });

  it("refuses a purpose that an authority further up does not have", async () => {
    const below = async (parent: CertificateAuthority, pathLen: number, extendedKeyUsage: readonly string[]) => {
      const profile = { ...issuingCa, basicConstraints: { ca: true, pathLen }, extendedKeyUsage };
      return issueAuthority(parent, { ...(await createKey()), commonName: `Below ${pathLen}`, now, years: 1, profile });
    };
    const top = await createRootAuthority({ ...(await createKey()), commonName: "Top", now, years: 2, pathLen: 2 });
    const authority = await below(await below(top, 1, ["1.3.6.1.5.5.7.3.2"]), 0, []);
    const certificate = issueCertificate(authority, { profile: deviceIdentity, commonName: "PC1", publicKey, now });
    await expect(certificate).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });

  it.each(["pki.example/issuing.crl", "", "ldap:", "http://pki.example/issuing ca.crl"])(
    "takes «%s» as URL of its list for a mistake of the caller",
    async (url) => {
      const request = { ...logon, publicKey, crlDistributionPoints: ["http://pki.example/issuing.crl", url] };
      await expect(issueCertificate(issuing, request)).rejects.toThrow(TypeError);
    },
  );

  it("takes an issuer for any purpose", async () => {
    const profile = { ...issuingCa, extendedKeyUsage: ["2.5.29.37.0"] };
    const authority = await issueAuthority(root, { ...(await createKey()), commonName: "Any", now, years: 1, profile });
    const certificate = await issueCertificate(authority, { ...logon, publicKey });
    expect(readExtendedKeyUsage(certificate)).toEqual(smartCardLogon.extendedKeyUsage);
  });

  it("refuses a signer with another key than the issuer's", async () => {
    const { signer } = await createKey();
    const certificate = issueCertificate({ ...issuing, signer }, { ...logon, publicKey });
    await expect(certificate).rejects.toMatchObject({ code: "signer-mismatch" });
  });

  it.each([0, -1, NaN])("takes a lifetime of %d seconds for a mistake of the caller", async (lifetimeSeconds) => {
    await expect(issueCertificate(issuing, { ...logon, publicKey, lifetimeSeconds })).rejects.toThrow(TypeError);
  });
});
