import {
  readCrlNumber,
  readDeltaCrlIndicator,
  readFreshestCrl,
  readSubjectKeyIdentifier,
  type RevocationReason,
} from "@idpkit/x509";
import { beforeEach, describe, expect, it } from "vitest";

import {
  createAuthorities,
  createKey,
  generateSpki,
  now,
  sidExtension,
  upnExtension,
} from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { issueCertificate } from "../issuance/issue-certificate.js";
import { issueSelfSignedCertificate } from "../issuance/issue-self-signed-certificate.js";
import { smartCardLogon } from "../profiles/smart-card-logon.js";
import { issueCertificateList, issueDeltaCertificateList } from "./issue-certificate-list.js";
import { revokeCertificate } from "./revoke-certificate.js";

let authority: CertificateAuthority;

beforeEach(async () => {
  ({ issuing: authority } = await createAuthorities());
});

/** Issues a certificate and revokes it. */
async function issueRevoked(reason: RevocationReason = "keyCompromise"): Promise<string> {
  const { serialNumber } = await issueCertificate(authority, {
    profile: smartCardLogon,
    commonName: "Alice",
    publicKey: await generateSpki(),
    extensions: [upnExtension, sidExtension],
    now,
  });
  await revokeCertificate(authority, { serialNumber, reason, now });
  return serialNumber;
}

const hoursLater = (hours: number) => new Date(now.getTime() + hours * 3_600_000);

describe("issueCertificateList", () => {
  it("lists what the authority revoked, under its name and key", async () => {
    const serialNumber = await issueRevoked();
    const list = await issueCertificateList(authority, { now, freshestCrl: ["http://pki.example/delta.crl"] });
    const keyId = Buffer.from(readSubjectKeyIdentifier(authority.certificate) ?? []).toString("hex");
    expect(list.issuer.der).toEqual(authority.certificate.subject.der);
    expect(list.revokedCertificates.find(serialNumber)).toHaveLength(1);
    expect(readCrlNumber(list)).toBe(1n);
    expect(readDeltaCrlIndicator(list)).toBeUndefined();
    expect(Buffer.from(list.extensions.find(({ oid }) => oid === "2.5.29.35")?.value ?? []).toString("hex")).toContain(
      keyId,
    );
    expect(JSON.stringify(readFreshestCrl(list))).toContain("http://pki.example/delta.crl");
  });

  it("holds from five minutes ago, for two weeks or as long as asked", async () => {
    const later = hoursLater(1);
    const weekly = await issueCertificateList(authority, { now: later });
    const hourly = await issueCertificateList(authority, { now: later, nextUpdateSeconds: 7200 });
    expect(weekly.thisUpdate).toEqual(new Date("2027-03-01T12:55:00Z"));
    expect(weekly.nextUpdate).toEqual(new Date("2027-03-15T13:00:00Z"));
    expect(hourly.nextUpdate).toEqual(new Date("2027-03-01T15:00:00Z"));
  });

  it("is not dated before its issuer was valid", async () => {
    const early = new Date(authority.certificate.notBefore.getTime() + 1000);
    const { thisUpdate } = await issueCertificateList(authority, { now: early });
    expect(thisUpdate).toEqual(authority.certificate.notBefore);
  });

  it("lists an expired certificate once more", async () => {
    const serialNumber = await issueRevoked();
    const counts = [];
    for (const hours of [0, 24, 48]) {
      const { revokedCertificates } = await issueCertificateList(authority, { now: hoursLater(hours) });
      counts.push(revokedCertificates.find(serialNumber).length);
    }
    expect(counts).toEqual([1, 1, 0]);
  });

  it.each([
    ["issuer-not-valid", { now: new Date("2032-03-01T12:00:00Z") }],
    ["issuer-not-valid", { now: new Date("2027-03-01T11:00:00Z") }],
  ])("refuses with %s", async (code, request) => {
    await expect(issueCertificateList(authority, request)).rejects.toMatchObject({ code });
  });

  it("refuses an issuer that may not sign lists", async () => {
    const key = await createKey();
    const certificate = await issueSelfSignedCertificate({ ...key, commonName: "None", now, years: 1 });
    const list = issueCertificateList({ ...key, certificate, chain: [certificate] }, { now });
    await expect(list).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });

  it("refuses an issuer without a subjectKeyIdentifier", async () => {
    const { certificate } = authority;
    const extensions = certificate.extensions.filter(({ oid }) => oid !== "2.5.29.14");
    const list = issueCertificateList({ ...authority, certificate: { ...certificate, extensions } }, { now });
    await expect(list).rejects.toMatchObject({ code: "issuer-not-allowed" });
  });

  it("refuses a signer with another key", async () => {
    const { signer } = await createKey();
    const list = issueCertificateList({ ...authority, signer }, { now });
    await expect(list).rejects.toMatchObject({ code: "signer-mismatch" });
  });

  it.each([0, -1, NaN])("takes %d seconds to the next list for a mistake of the caller", async (nextUpdateSeconds) => {
    await expect(issueCertificateList(authority, { now, nextUpdateSeconds })).rejects.toThrow(TypeError);
  });

  it.each([
    ["no time to the next list", { nextUpdateSeconds: 0 }],
    ["a next list that never comes", { nextUpdateSeconds: Infinity }],
    ["a next list after the year 9999", { nextUpdateSeconds: 1e12 }],
    ["a delta list at no URL", { freshestCrl: ["delta.crl"] }],
  ])("takes no number for what it refuses: %s", async (_, mistake) => {
    await expect(issueCertificateList(authority, { now, ...mistake })).rejects.toThrow(TypeError);
    expect(readCrlNumber(await issueCertificateList(authority, { now }))).toBe(1n);
  });

  it("lists what is valid again after a clock that ran ahead", async () => {
    const serialNumber = await issueRevoked();
    for (const hours of [24 * 365, 0]) {
      const { revokedCertificates } = await issueCertificateList(authority, { now: hoursLater(hours) });
      expect(revokedCertificates.find(serialNumber)).toHaveLength(1);
    }
  });
});

describe("issueDeltaCertificateList", () => {
  it("lists what has changed since the last complete list, and what was released", async () => {
    const before = await issueRevoked();
    const held = await issueRevoked("certificateHold");
    await issueCertificateList(authority, { now });
    const since = await issueRevoked();
    await revokeCertificate(authority, { serialNumber: held, reason: "removeFromCRL", now });

    const delta = await issueDeltaCertificateList(authority, { now });
    expect([readCrlNumber(delta), readDeltaCrlIndicator(delta)]).toEqual([2n, 1n]);
    expect(delta.revokedCertificates.find(before)).toEqual([]);
    expect(delta.revokedCertificates.find(since)).toHaveLength(1);
    expect(delta.revokedCertificates.find(held)).toMatchObject([
      { extensions: [{ value: Uint8Array.of(0x0a, 1, 8) }] },
    ]);

    const complete = await issueCertificateList(authority, { now });
    expect([...complete.revokedCertificates].map(({ serialNumber }) => serialNumber)).toEqual([before, since]);
  });

  it("holds for two days or as long as asked", async () => {
    await issueCertificateList(authority, { now });
    const daily = await issueDeltaCertificateList(authority, { now });
    const hourly = await issueDeltaCertificateList(authority, { now, nextUpdateSeconds: 7200 });
    expect(daily.nextUpdate).toEqual(new Date("2027-03-03T12:00:00Z"));
    expect(hourly.nextUpdate).toEqual(new Date("2027-03-01T14:00:00Z"));
  });

  it("refuses before there is a complete list", async () => {
    await expect(issueDeltaCertificateList(authority, { now })).rejects.toMatchObject({
      code: "complete-list-missing",
    });
  });
});
