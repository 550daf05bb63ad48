import { beforeEach, describe, expect, it } from "vitest";

import { createAuthorities, createKey, now } from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { issueAuthority } from "../authority/issue-authority.js";
import { issueCertificateList } from "./issue-certificate-list.js";
import { revokeCertificate } from "./revoke-certificate.js";

let root: CertificateAuthority;
let serialNumber: string;

beforeEach(async () => {
  ({ root } = await createAuthorities());
  const below = await issueAuthority(root, { commonName: "Below", now, years: 1, ...(await createKey()) });
  serialNumber = below.certificate.serialNumber;
});

describe("revokeCertificate", () => {
  it.each([
    ["as it stands", (hex: string) => hex],
    ["in upper case with colons", (hex: string) => hex.toUpperCase().replace(/(..)(?!$)/g, "$1:")],
    ["in groups", (hex: string) => hex.replace(/(....)/g, "$1 ")],
    ["without a zero in front", (hex: string) => hex.replace(/^0/, "")],
    ["with zeros in front", (hex: string) => `00${hex}`],
  ])("finds a serial number %s", async (_, write) => {
    const invalidityDate = new Date("2027-02-01T00:00:00Z");
    await revokeCertificate(root, { serialNumber: write(serialNumber), reason: "cACompromise", now, invalidityDate });
    const { revokedCertificates } = await issueCertificateList(root, { now });
    const [entry, ...others] = revokedCertificates;
    expect(others).toEqual([]);
    expect(entry).toMatchObject({ serialNumber, revocationDate: now });
    expect(entry?.extensions.map(({ oid, value }) => [oid, Buffer.from(value).toString("latin1")])).toEqual([
      ["2.5.29.21", "\n\x01\x02"],
      ["2.5.29.24", "\x18\x0f20270201000000Z"],
    ]);
  });

  it.each(["", "00", "Alice", "ff"])("refuses «%s», which is the serial number of nothing", async (unknown) => {
    const revocation = revokeCertificate(root, { serialNumber: unknown, reason: "superseded", now });
    await expect(revocation).rejects.toMatchObject({ code: "certificate-unknown" });
  });

  it.each([
    ["a time that is none", { now: new Date(NaN) }],
    ["a time after the year 9999", { now: new Date(8.64e15) }],
    ["an invalidityDate that is none", { invalidityDate: new Date(NaN) }],
    ["an invalidityDate before our era", { invalidityDate: new Date(-8.64e15) }],
  ])("records nothing that no list could say: %s", async (_, mistake) => {
    const revocation = revokeCertificate(root, { serialNumber, reason: "superseded", now, ...mistake });
    await expect(revocation).rejects.toThrow(TypeError);
    expect([...(await issueCertificateList(root, { now })).revokedCertificates]).toEqual([]);
  });

  it("refuses to revoke twice", async () => {
    await revokeCertificate(root, { serialNumber, reason: "superseded", now });
    const again = revokeCertificate(root, { serialNumber, reason: "superseded", now });
    await expect(again).rejects.toMatchObject({ code: "certificate-revoked" });
  });
});
