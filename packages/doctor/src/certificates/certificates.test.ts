import { generateKeyPairSync } from "node:crypto";

import {
  basicConstraints,
  extendedKeyUsage,
  keyUsage,
  parseCertificate,
  subjectAltName,
  type Certificate,
  type CertificateExtension,
} from "@idpkit/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { DoctorError } from "../errors.js";
import { certify, type TestCertificate } from "../set-ups/provider-key.test.fixture.js";
import { examineAuthority, examineDomainControllers } from "./certificate-steps.js";
import { certificateFaults } from "./certificate-faults.js";
import { parseCertificates } from "./parse-certificates.js";

const now = new Date("2026-11-22T08:00:00Z");
const pair = generateKeyPairSync("rsa", { modulusLength: 2048 });
const elliptic = generateKeyPairSync("ec", { namedCurve: "P-256" });

async function make(fields: TestCertificate, keys: Parameters<typeof certify>[0] = pair): Promise<Certificate> {
  return parseCertificate((await certify(keys, fields)).certificate);
}

describe("the authority", () => {
  const extensions = [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])];
  const good: TestCertificate = { commonName: "Authority", extensions };

  it("passes alone, and with the root above it", async () => {
    const chain = [await make({ ...good, issuerName: "Root" }), await make({ ...good, commonName: "Root" })];
    expect(examineAuthority(chain, now)).toMatchObject({ name: "authority", outcome: "pass" });
    expect(examineAuthority(chain.slice(0, 1), now)).toMatchObject({ outcome: "pass" });
  });

  it("is skipped when it was not brought", () => {
    expect(examineAuthority([], now).outcome).toBe("skipped");
  });

  it.each([
    ["authority-not-valid-now", { notAfter: "2026-11-22T07:59:59Z" }, pair],
    ["authority-not-valid-now", { notBefore: "2026-11-22T08:00:01Z" }, pair],
    ["authority-is-no-authority", { extensions: [] }, pair],
    ["authority-is-no-authority", { extensions: [basicConstraints({ ca: true }), keyUsage(["cRLSign"])] }, pair],
    ["authority-key-undocumented", {}, elliptic],
    ["authority-key-undocumented", {}, generateKeyPairSync("rsa", { modulusLength: 1024 })],
  ] as const)("%s", async (code, changes, keys) => {
    const step = examineAuthority([await make({ ...good, ...changes }, keys)], now);
    expect(step).toMatchObject({ code, outcome: certificateFaults[code].outcome });
  });

  it("authority-chain-broken", async () => {
    const chain = [await make(good), await make({ ...good, commonName: "Root" })];
    expect(examineAuthority(chain, now).code).toBe("authority-chain-broken");
  });
});

describe("the domain controller", () => {
  const kdc = "1.3.6.1.5.2.3.5";
  const extensions = (changes: {
    purposes?: readonly [string, ...string[]];
    usage?: "digitalSignature" | "keyEncipherment";
    names?: readonly CertificateExtension[];
  }) => [
    extendedKeyUsage(changes.purposes ?? [kdc]),
    keyUsage([changes.usage ?? "digitalSignature"]),
    ...(changes.names ?? [subjectAltName([{ type: "dNSName", value: "dc1.corp.example.com" }])]),
  ];
  const good: TestCertificate = { commonName: "dc1", extensions: extensions({}) };

  it("passes", async () => {
    expect(examineDomainControllers([await make(good)], now)).toMatchObject({
      name: "domain-controller",
      outcome: "pass",
    });
  });

  it("is skipped when it was not brought", () => {
    expect(examineDomainControllers([], now).outcome).toBe("skipped");
  });

  const oldTemplate = {
    oid: "1.3.6.1.4.1.311.20.2",
    critical: false,
    // BMPString «DomainController»
    value: Uint8Array.from([0x1e, 32, ...Array.from("DomainController", (c) => [0, c.charCodeAt(0)]).flat()]),
  };

  it.each([
    ["domain-controller-not-valid-now", { notAfter: "2026-11-22T07:59:59Z" }],
    ["domain-controller-not-valid-now", { notBefore: "2026-11-22T08:00:01Z" }],
    ["domain-controller-not-for-logon", { extensions: extensions({ purposes: ["1.3.6.1.5.5.7.3.1"] }) }],
    ["domain-controller-not-for-logon", { extensions: extensions({}).slice(1) }],
    ["domain-controller-purpose-old", { extensions: extensions({ purposes: ["1.3.6.1.4.1.311.20.2.2"] }) }],
    ["domain-controller-purpose-old", { extensions: [...extensions({}).slice(1), oldTemplate] }],
    ["domain-controller-key-usage", { extensions: extensions({ usage: "keyEncipherment" }) }],
    ["domain-controller-name-missing", { extensions: extensions({ names: [] }) }],
    ["domain-controller-short-lived", { notBefore: "2026-11-22T07:00:00Z", notAfter: "2026-11-29T08:00:00Z" }],
  ] as const)("%s", async (code, changes) => {
    const step = examineDomainControllers([await make({ ...good, ...changes })], now);
    expect(step).toMatchObject({ code, outcome: certificateFaults[code].outcome });
    expect(step.warnings).toBeUndefined();
  });

  it("takes a certificate of eight days for none of a short-lived authority", async () => {
    const eight = await make({ ...good, notBefore: "2026-11-22T07:00:00Z", notAfter: "2026-11-29T08:00:01Z" });
    expect(examineDomainControllers([eight], now).outcome).toBe("pass");
  });

  it("names a failure before a warning, and lists several warnings", async () => {
    const short = { notBefore: "2026-11-22T07:00:00Z", notAfter: "2026-11-23T07:00:00Z" };
    const old = { ...good, ...short, extensions: extensions({ purposes: ["1.3.6.1.4.1.311.20.2.2"] }) };
    expect(examineDomainControllers([await make(old)], now).warnings?.map(({ code }) => code)).toEqual([
      "domain-controller-purpose-old",
      "domain-controller-short-lived",
    ]);
    const nameless = { ...old, extensions: extensions({ purposes: ["1.3.6.1.4.1.311.20.2.2"], names: [] }) };
    expect(examineDomainControllers([await make(nameless)], now).code).toBe("domain-controller-name-missing");
  });

  it("is refused when an extension cannot be read", async () => {
    const strange = { oid: "2.5.29.15", critical: true, value: Uint8Array.of(5, 0) };
    const certificate = await make({ ...good, extensions: [strange] });
    expect(() => examineDomainControllers([certificate], now)).toThrow(
      expect.objectContaining({ name: "DoctorError", code: "certificate-malformed" }),
    );
  });
});

describe("a file of certificates", () => {
  it("is read in DER, in PEM, in PEM within JSON, and with a chain", async () => {
    const { certificate, pem } = await certify(pair, { commonName: "Authority" });
    const texts = [pem, JSON.stringify({ Certificate: pem }), `subject=Authority\r\n${pem.replaceAll("\n", "\r\n")}`];
    for (const octets of [certificate, ...texts.map((text) => Buffer.from(text))]) {
      expect(parseCertificates(octets).map(({ der }) => Buffer.from(der).equals(certificate))).toEqual([true]);
    }
    expect(parseCertificates(Buffer.from(pem + pem))).toHaveLength(2);
  });

  it.each([
    ["empty", ""],
    ["text", "a certificate"],
    ["a private key", "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n"],
    ["cut off", "-----BEGIN CERTIFICATE-----\nMIIB"],
    ["no certificate within", "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"],
  ])("is refused when it is %s", (_, text) => {
    expect(() => parseCertificates(Buffer.from(text))).toThrow(
      expect.objectContaining({ code: "certificate-malformed" }),
    );
  });

  it("gives certificates or a DoctorError, whatever the octets are", async () => {
    const { certificate } = await certify(pair, { commonName: "Authority" });
    fc.assert(
      fc.property(fc.nat(certificate.length - 1), fc.nat(255), (at, octet) => {
        try {
          return parseCertificates(certificate.with(at, octet)).length === 1;
        } catch (error) {
          return error instanceof DoctorError;
        }
      }),
    );
  });
});
