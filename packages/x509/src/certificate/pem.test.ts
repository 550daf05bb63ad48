import { X509Certificate } from "node:crypto";

import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { issue } from "./certificate.test.fixture.js";
import { parsePem, toPem } from "./pem.js";

const block = (content: string) => `-----BEGIN CERTIFICATE-----\n${content}\n-----END CERTIFICATE-----\n`;

describe("PEM", () => {
  it("is written as node:crypto writes it", async () => {
    const { certificate } = await issue("Root");
    expect(toPem(certificate.der)).toBe(new X509Certificate(certificate.der).toString());
  });

  it("reads back any certificates, in order, passing over what stands between", () => {
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ minLength: 1, maxLength: 200 }), { minLength: 1 }), (certificates) => {
        const text = certificates.map((der) => `subject=CN = x\r\n${toPem(der)}`).join("\r\n");
        expect(parsePem(text)).toEqual(certificates);
      }),
    );
  });

  it.each(["CERTIFICATE", "X509 CRL", "CERTIFICATE REQUEST"] as const)("tells blocks of %s from others", (label) => {
    const all = (["CERTIFICATE", "X509 CRL", "CERTIFICATE REQUEST"] as const).map((other) =>
      toPem(new TextEncoder().encode(other), other),
    );
    expect(parsePem(all.join(""), label)).toEqual([new TextEncoder().encode(label)]);
  });

  it("passes over blocks of other kinds", () => {
    const key = "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n";
    expect(parsePem(key + block("BQA="))).toEqual([Uint8Array.of(5, 0)]);
  });

  it.each([
    ["pem-malformed", "no certificate", "-----BEGIN X509 CRL-----\nBQA=\n-----END X509 CRL-----"],
    ["pem-malformed", "no end", "-----BEGIN CERTIFICATE-----\nBQA=\n"],
    ["pem-malformed", "an empty block", block("")],
    ["pem-malformed", "missing padding", block("BQA")],
    ["pem-malformed", "stray bits", block("BQB=")],
    ["pem-malformed", "another alphabet", block("BQ_-")],
    ["pem-malformed", "one block in another", block(block("BQA="))],
    ["input-too-large", "more than 1 MiB", block("AAAA".repeat(262_144))],
  ])("refuses with %s: %s", (code, _, text) => {
    expect(() => parsePem(text)).toThrow(expect.objectContaining({ code }));
  });
});
