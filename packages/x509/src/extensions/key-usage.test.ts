import "reflect-metadata";

import * as peculiar from "@peculiar/x509";
import fc from "fast-check";
import { describe, expect, it } from "vitest";

import { certificateWith, extensionOf } from "../certificate/certificate.test.fixture.js";
import { extensionOid } from "./extension-oids.js";
import { keyUsage, readKeyUsage } from "./key-usage.js";

const all = [
  "digitalSignature",
  "nonRepudiation",
  "keyEncipherment",
  "dataEncipherment",
  "keyAgreement",
  "keyCertSign",
  "cRLSign",
  "encipherOnly",
  "decipherOnly",
] as const;

describe("keyUsage", () => {
  it.each([
    [["digitalSignature"], "03020780"],
    [["keyCertSign", "cRLSign"], "03020106"],
    [["decipherOnly"], "0303070080"],
    [["digitalSignature", "keyEncipherment"], "030205a0"],
    [["encipherOnly"], "03020001"],
  ] as const)("%j is %s, critical", (usages, hex) => {
    expect(keyUsage(usages)).toEqual(extensionOf(extensionOid.keyUsage, hex, { critical: true }));
  });

  it("is read back with the bits in their order, and by @peculiar/x509 with the same bits", async () => {
    const usages = fc.shuffledSubarray([...all], { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(usages, async ([first, ...others]) => {
        const chosen = [first ?? all[0], ...others] as const;
        const certificate = await certificateWith(keyUsage(chosen));
        const other = new peculiar.X509Certificate(new Uint8Array(certificate.der)).getExtension(
          peculiar.KeyUsagesExtension,
        );
        expect(readKeyUsage(certificate)).toEqual(all.filter((usage) => chosen.includes(usage)));
        expect(other?.usages).toBe(chosen.reduce((bits, usage) => bits | (1 << all.indexOf(usage)), 0));
      }),
      { numRuns: 50 },
    );
  });

  it.each([
    ["no content", "0300"],
    ["no bit", "030100"],
    ["no bit set", "03020700"],
    ["a bit set among the unused", "03020781"],
    ["eight unused bits", "0303088000"],
    ["unused bits of nothing", "030107"],
    ["another type", "04020780"],
    ["octets behind", "0302078000"],
  ])("is refused with %s", async (_, hex) => {
    const certificate = await certificateWith(extensionOf(extensionOid.keyUsage, hex));
    expect(() => readKeyUsage(certificate)).toThrow(expect.objectContaining({ code: "extension-malformed" }));
  });

  it("is not there in a certificate without it", async () => {
    expect(readKeyUsage(await certificateWith())).toBeUndefined();
  });
});
