import { beforeAll, describe, expect, it } from "vitest";

import { issue, type Party } from "../certificate/certificate.test.fixture.js";
import { derChildren } from "../der/der-fields.js";
import { parseDer } from "../der/parse-der.js";
import { contextConstructed, derTag } from "../der/tag.js";
import { crlNumber, readCrlNumber } from "../extensions/crl-number.js";
import { deltaCrlIndicator, readDeltaCrlIndicator } from "../extensions/delta-crl-indicator.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { findExtension } from "../extensions/find-extension.js";
import { freshestCrl, readFreshestCrl } from "../extensions/freshest-crl.js";
import { readInvalidityDate } from "../extensions/invalidity-date.js";
import { authorityKeyIdentifier } from "../extensions/key-identifiers.js";
import { readReasonCode } from "../extensions/reason-code.js";
import { readPublicKey } from "../signature/public-key.js";
import { checkSignature } from "../signature/verify-signature.js";
import { entryOf, issueList, nextUpdate, thisUpdate } from "./certificate-list.test.fixture.js";
import type { CertificateListFields } from "./sign-certificate-list.js";

let root: Party;

beforeAll(async () => {
  root = await issue("Root");
});

describe("signCertificateList", () => {
  it("makes a list of version 2 with number and key identifier, signed by the issuer", async () => {
    const list = await issueList(root);
    expect(list).toMatchObject({ version: 2, thisUpdate, nextUpdate, issuer: root.certificate.subject });
    expect(list.extensions).toEqual([authorityKeyIdentifier(Uint8Array.of(1, 2, 3)), crlNumber(7n)]);
    expect(() => {
      checkSignature(list, readPublicKey(root.certificate), {});
    }).not.toThrow();
  });

  it("leaves out the list of entries when there is none", async () => {
    const fields = derChildren(parseDer((await issueList(root)).tbs), derTag.sequence).map(({ tag }) => tag);
    const { integer, sequence, utcTime } = derTag;
    expect(fields).toEqual([integer, sequence, sequence, utcTime, utcTime, contextConstructed(0)]);
  });

  it("leaves out a reason that is none", async () => {
    const list = await issueList(root, { revokedCertificates: [{ ...entryOf(root), reason: "unspecified" }] });
    expect([...list.revokedCertificates].map(({ extensions }) => extensions)).toEqual([[]]);
  });

  it("writes reason and invalidityDate of an entry", async () => {
    const list = await issueList(root, {
      revokedCertificates: [{ ...entryOf(root), reason: "keyCompromise", invalidityDate: thisUpdate }],
    });
    const [entry] = list.revokedCertificates.find(root.certificate.serialNumber);
    expect(entry && readReasonCode(entry)).toBe("keyCompromise");
    expect(entry && readInvalidityDate(entry)).toEqual(thisUpdate);
  });

  it("makes a delta list", async () => {
    const list = await issueList(root, {
      baseCrlNumber: 5n,
      revokedCertificates: [{ ...entryOf(root), reason: "removeFromCRL" }],
    });
    expect([readDeltaCrlIndicator(list), readCrlNumber(list)]).toEqual([5n, 7n]);
    expect(findExtension(list, extensionOid.deltaCRLIndicator)?.critical).toBe(true);
  });

  it("adds further extensions", async () => {
    const list = await issueList(root, { extensions: [freshestCrl(["http://a.example/delta.crl"])] });
    expect(readFreshestCrl(list)).toHaveLength(1);
  });

  it("writes serial numbers as the certificates have them, also one that none should have", async () => {
    const serialNumbers = ["00", "ff01", "00ff", "2b".repeat(30)];
    const list = await issueList(root, {
      revokedCertificates: serialNumbers.map((serialNumber) => ({ serialNumber, revocationDate: thisUpdate })),
    });
    expect([...list.revokedCertificates].map(({ serialNumber }) => serialNumber)).toEqual(serialNumbers);
  });

  it("writes times from 2050 as GeneralizedTime", async () => {
    const list = await issueList(root, { nextUpdate: new Date("2050-01-01T00:00:00Z") });
    expect(list.nextUpdate).toEqual(new Date("2050-01-01T00:00:00Z"));
  });

  it("writes two hundred thousand entries", async () => {
    const revokedCertificates = Array.from({ length: 200_000 }, (_, index) => ({
      serialNumber: (0x2b000000 + index).toString(16),
      revocationDate: thisUpdate,
    }));
    const list = await issueList(root, { revokedCertificates });
    expect(list.revokedCertificates.size).toBe(200_000);
  });

  it.each<[string, Partial<CertificateListFields>]>([
    ["nextUpdate at thisUpdate", { nextUpdate: thisUpdate }],
    ["an instant that is no date", { nextUpdate: new Date(NaN) }],
    ["a base as new as itself", { baseCrlNumber: 7n }],
    ["removeFromCRL in a complete list", { revokedCertificates: [{ ...entry(), reason: "removeFromCRL" }] }],
    ["a serial number twice", { revokedCertificates: [entry(), entry()] }],
    ["a serial number with a second spelling", { revokedCertificates: [entry("0005")] }],
    ["a serial number without octets", { revokedCertificates: [entry("")] }],
    ["a serial number in capital letters", { revokedCertificates: [entry("2B")] }],
    ["a negative number", { crlNumber: -1n }],
    ["an extension that is there anyway", { extensions: [crlNumber(8n)] }],
    ["a deltaCRLIndicator that comes without its number", { extensions: [deltaCrlIndicator(5n)] }],
  ])("refuses %s", async (_, fields) => {
    await expect(issueList(root, fields)).rejects.toThrow(TypeError);
  });
});

function entry(serialNumber = "05") {
  return { serialNumber, revocationDate: thisUpdate };
}
