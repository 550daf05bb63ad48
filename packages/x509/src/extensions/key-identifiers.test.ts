import { describe, expect, it } from "vitest";

import {
  certificateWith,
  exportSpki,
  extensionOf,
  generateKeys,
  issue,
} from "../certificate/certificate.test.fixture.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import {
  authorityKeyIdentifier,
  readAuthorityKeyIdentifier,
  readSubjectKeyIdentifier,
  subjectKeyIdentifier,
} from "./key-identifiers.js";

describe("subjectKeyIdentifier", () => {
  it.skipIf(isOpensslMissing())("is what openssl computes by method (1) (apt-get install openssl)", async () => {
    const keys = await generateKeys();
    const spki = await exportSpki(keys);
    const { certificate } = await issue("Alice", { keys, extensions: [subjectKeyIdentifier(spki)] });
    const theirs = await openssl(["x509", "-in", "c.der", "-noout", "-ocspid"], { "c.der": certificate.der });
    const keyId = Buffer.from(readSubjectKeyIdentifier(certificate) ?? []).toString("hex");
    expect(theirs).toContain(`Public key OCSP hash: ${keyId.toUpperCase()}`);
  });

  it.each([
    ["another type", "0500"],
    ["octets behind", "04010000"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.subjectKeyIdentifier, hex));
    expect(() => readSubjectKeyIdentifier(certificate)).toThrow(
      expect.objectContaining({ code: "extension-malformed" }),
    );
  });

  it.each([
    ["der-malformed", "3000"],
    ["trailing-data", "300000"],
  ])("is refused with %s for %s, which is no key", (code, hex) => {
    expect(() => subjectKeyIdentifier(Buffer.from(hex, "hex"))).toThrow(expect.objectContaining({ code }));
  });

  it("is not there in a certificate without it", async () => {
    expect(readSubjectKeyIdentifier(await certificateWith())).toBeUndefined();
  });
});

describe("authorityKeyIdentifier", () => {
  it("holds the key identifier alone", () => {
    expect(authorityKeyIdentifier(Uint8Array.of(1, 2, 3))).toEqual(
      extensionOf(extensionOid.authorityKeyIdentifier, "30058003010203"),
    );
  });

  it("is read back", async () => {
    const keyIdentifier = Uint8Array.of(1, 2, 3);
    const certificate = await certificateWith(authorityKeyIdentifier(keyIdentifier));
    expect(readAuthorityKeyIdentifier(certificate)).toEqual({ keyIdentifier });
  });

  it("is read with the issuer and serial number of another certificate, and without a key", async () => {
    const extension = extensionOf(extensionOid.authorityKeyIdentifier, "3008a1038201618201ff");
    const authorityCert = { issuer: [{ type: "dNSName", value: "a" }], serialNumber: "ff" };
    expect(readAuthorityKeyIdentifier(await certificateWith(extension))).toEqual({ authorityCert });
  });

  it.each([
    ["an issuer without a serial number", "3005a103820161"],
    ["a serial number without an issuer", "3003820101"],
    ["no name of the issuer", "3005a100820101"],
    ["a serial number of no octets", "3007a1038201618200"],
    ["fields in another order", "3006820101800101"],
    ["another type", "0500"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.authorityKeyIdentifier, hex));
    expect(() => readAuthorityKeyIdentifier(certificate)).toThrow(
      expect.objectContaining({ code: "extension-malformed" }),
    );
  });

  it("is not there in a certificate without it", async () => {
    expect(readAuthorityKeyIdentifier(await certificateWith())).toBeUndefined();
  });
});
