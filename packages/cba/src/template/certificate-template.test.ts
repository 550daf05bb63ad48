import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { issue } from "../logon-certificate.test.fixture.js";
import { certificateTemplateName, readCertificateTemplateName } from "./certificate-template-name.js";
import { certificateTemplate, readCertificateTemplate, type CertificateTemplate } from "./certificate-template.js";

const malformed = expect.objectContaining({ code: "certificate-template-malformed" }) as Error;
const octets = (hex: string) => Uint8Array.from(Buffer.from(hex.replaceAll(" ", ""), "hex"));
const certificateWith = async (oid: string, value: Uint8Array) => {
  const extensions = [{ oid, critical: false, value }];
  return (await issue("Alice", { extensions })).certificate;
};
const certificateWithout = async () => (await issue("Alice", { extensions: [] })).certificate;

describe("the name of a certificate template", () => {
  const oid = "1.3.6.1.4.1.311.20.2";
  const hex = "1e20 0044006f006d00610069006e0043006f006e00740072006f006c006c00650072";

  it("is, byte for byte, what the requirements for domain controller certificates show", async () => {
    expect(certificateTemplateName("DomainController")).toEqual({ oid, critical: false, value: octets(hex) });
    expect(readCertificateTemplateName(await certificateWith(oid, octets(hex)))).toBe("DomainController");
  });

  it.each([
    ["a UTF8String", "0c03 c3a931"],
    ["a UTF8String in a SEQUENCE, as the specification prints it", "3005 0c03 c3a931"],
    ["a BMPString in a SEQUENCE", "3006 1e04 00e90031"],
  ])("is read from %s", async (_, value) => {
    expect(readCertificateTemplateName(await certificateWith(oid, octets(value)))).toBe("é1");
  });

  it("is not there in a certificate without it", async () => {
    expect(readCertificateTemplateName(await certificateWithout())).toBeUndefined();
  });

  it("is read back as what it was written from", async () => {
    const names = fc.stringMatching(/^[\u0020-\ud7ff\ue000-\uffff]{1,20}$/);
    await fc.assert(
      fc.asyncProperty(names, async (name) => {
        const certificate = await certificateWith(oid, certificateTemplateName(name).value);
        expect(readCertificateTemplateName(certificate)).toBe(name);
      }),
    );
  });

  it.each([
    ["what is no string", "0201 31"],
    ["an odd number of octets", "1e03 004400"],
    ["two names", "3006 0c0131 0c0132"],
    ["an empty SEQUENCE", "3000"],
    ["octets behind", "0c0131 00"],
  ])("is refused with %s", async (_, value) => {
    const certificate = await certificateWith(oid, octets(value));
    expect(() => readCertificateTemplateName(certificate)).toThrow(malformed);
  });

  it.each([
    ["nothing", ""],
    ["half a character", "\ud800"],
    ["a character beyond 16 bits", "\u{1f600}"],
  ])("is not written with %s", (_, name) => {
    expect(() => certificateTemplateName(name)).toThrow(malformed);
  });
});

describe("a certificate template", () => {
  const oid = "1.3.6.1.4.1.311.21.7";
  const templateId = "1.3.6.1.4.1.311.21.8.1.2.3";
  const id = "060c2b0601040182371508010203";

  it.each<[string, CertificateTemplate]>([
    [`3014 ${id} 020164 020102`, { templateId, majorVersion: 100, minorVersion: 2 }],
    [`3011 ${id} 020164`, { templateId, majorVersion: 100 }],
    [`300e ${id}`, { templateId }],
    [`3017 ${id} 02047fffffff 020100`, { templateId, majorVersion: 2 ** 31 - 1, minorVersion: 0 }],
  ])("%s is %o", async (hex, template) => {
    expect(certificateTemplate(template)).toEqual({ oid, critical: false, value: octets(hex) });
    expect(readCertificateTemplate(await certificateWith(oid, octets(hex)))).toEqual(template);
  });

  it("is not there in a certificate without it", async () => {
    expect(readCertificateTemplate(await certificateWithout())).toBeUndefined();
  });

  it.each([
    ["another type", `310e ${id}`],
    ["no OID", "3003 020164"],
    ["nothing", "3000"],
    ["a version that is no INTEGER", `3011 ${id} 0c0131`],
    ["a negative version", `3011 ${id} 0201ff`],
    ["a third version", `3017 ${id} 020164 020102 020103`],
    ["octets behind", `300e ${id} 00`],
  ])("is refused with %s", async (_, value) => {
    const certificate = await certificateWith(oid, octets(value));
    expect(() => readCertificateTemplate(certificate)).toThrow(malformed);
  });

  it.each<[string, CertificateTemplate]>([
    ["a minor version alone", { templateId, minorVersion: 1 }],
    ["a negative version", { templateId, majorVersion: -1 }],
    ["half a version", { templateId, majorVersion: 1, minorVersion: 0.5 }],
    ["a version of 2^31", { templateId, majorVersion: 2 ** 31 }],
    ["what is no OID", { templateId: "SmartcardLogon" }],
  ])("is not written with %s", (_, template) => {
    expect(() => certificateTemplate(template)).toThrow(TypeError);
  });
});
