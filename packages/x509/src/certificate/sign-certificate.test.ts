import { describe, expect, it } from "vitest";

import { derChildren } from "../der/der-fields.js";
import { parseDer } from "../der/parse-der.js";
import { derTag } from "../der/tag.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { issue } from "./certificate.test.fixture.js";

describe("signCertificate", () => {
  it("writes what parseCertificate reads", async () => {
    const extensions = [basicConstraints({ ca: true, pathLen: 3 })];
    const serialNumber = Uint8Array.of(0x00, 0x91, 0x02);
    const notAfter = new Date("2060-02-29T23:59:59.999Z");
    const { certificate } = await issue("Root", { serialNumber, notAfter, extensions });
    expect(certificate).toMatchObject({
      version: 3,
      serialNumber: "009102",
      notBefore: new Date("2027-01-01T00:00:00Z"),
      notAfter: new Date("2060-02-29T23:59:59Z"),
      signatureAlgorithm: "1.2.840.10045.4.3.2",
      extensions,
    });
    expect(certificate.issuer).toEqual(certificate.subject);
  });

  it("leaves the field out when there are no extensions", async () => {
    const { certificate } = await issue("Root", { extensions: [] });
    const fields = derChildren(parseDer(certificate.tbs), derTag.sequence);
    expect(fields.at(-1)?.der).toEqual(certificate.subjectPublicKeyInfo);
  });

  it.each([
    ["a serial number of zero", { serialNumber: Uint8Array.of(0, 0) }],
    ["an empty serial number", { serialNumber: new Uint8Array() }],
    ["a serial number of 21 octets", { serialNumber: new Uint8Array(21).fill(1) }],
    ["an end before the beginning", { notAfter: new Date("2026-12-31T23:59:59Z") }],
    ["an end that is no date", { notAfter: new Date(NaN) }],
    ["an extension twice", { extensions: [basicConstraints({ ca: true }), basicConstraints({ ca: false })] }],
  ])("refuses %s", async (_, fields) => {
    await expect(issue("Root", fields)).rejects.toThrow(TypeError);
  });
});
