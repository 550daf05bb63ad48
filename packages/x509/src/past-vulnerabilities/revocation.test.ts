import { beforeAll, describe, expect, it } from "vitest";

import { generateKeys, type Party } from "../certificate/certificate.test.fixture.js";
import type { CertificateList } from "../crl/certificate-list.js";
import { craftList, entryOf, issueList } from "../crl/certificate-list.test.fixture.js";
import { parseCertificateList } from "../crl/parse-certificate-list.js";
import { serializeDer } from "../der/serialize-der.js";
import { contextPrimitive, derTag } from "../der/tag.js";
import { X509Error } from "../errors.js";
import { crlDistributionPoints } from "../extensions/crl-distribution-points.js";
import { crlNumber } from "../extensions/crl-number.js";
import { deltaCrlIndicator } from "../extensions/delta-crl-indicator.js";
import { extensionOid } from "../extensions/extension-oids.js";
import { issuingDistributionPoint } from "../extensions/issuing-distribution-point.js";
import type { GeneralName } from "../name/general-name.js";
import { authority, issue, verifying } from "../path/hierarchy.test.fixture.js";

const url = (value: string): GeneralName => ({ type: "uniformResourceIdentifier", value });
const point = (...names: readonly GeneralName[]) => ({ type: "fullName", names }) as const;
const x400Address = (octet: number): GeneralName => ({
  type: "x400Address",
  value: serializeDer(contextPrimitive(0), Uint8Array.of(octet)),
});
const ediPartyName = (octet: number): GeneralName => ({
  type: "ediPartyName",
  value: serializeDer(contextPrimitive(1), serializeDer(derTag.utf8String, Uint8Array.of(octet))),
});

let root: Party;
let leaf: Party;

beforeAll(async () => {
  root = await issue("Root", { extensions: authority() });
  leaf = await issue("Leaf", { issuer: root, serialNumber: Uint8Array.of(0x2b, 0x05) });
});

/** What the lists tell: the code of the refusal and, of an unknown status, of the reasons why lists were not used. */
function verdict(certificateLists: readonly CertificateList[], of = leaf): readonly string[] {
  try {
    verifying(of, [root], [], { revocation: { certificateLists, scope: "leaf" } })();
    return ["accepted"];
  } catch (error) {
    if (!(error instanceof X509Error)) throw error;
    const unused = error.cause instanceof AggregateError ? (error.cause.errors as readonly X509Error[]) : [];
    return [error.code, ...unused.map(({ code }) => code)];
  }
}

const unknown = (...codes: readonly string[]) => ["revocation-status-unknown", ...codes];

describe("a certificate that is revoked", () => {
  it("CVE-2020-36425: is so before the day of its revocation, whoever set the clock", async () => {
    const revocationDate = new Date("2027-06-01T00:00:00Z");
    const list = await issueList(root, { revokedCertificates: [{ ...entryOf(leaf), revocationDate }] });
    expect(verdict([list])).toEqual(["revoked"]);
  });

  it("RUSTSEC-2026-0049, CVE-2026-4428: is so by the list of its second distribution point", async () => {
    const points = ["http://a.example/crl", "http://b.example/crl"] as const;
    const extensions = [crlDistributionPoints(points)];
    const pointing = await issue("Leaf", { issuer: root, serialNumber: Uint8Array.of(0x2b, 0x06), extensions });
    const scope = issuingDistributionPoint({ distributionPoint: point(url("http://b.example/crl")) });
    const list = await issueList(root, { revokedCertificates: [entryOf(pointing)], extensions: [scope] });
    expect(verdict([list], pointing)).toEqual(["revoked"]);
  });
});

describe("a list that crashed others", () => {
  it.each([
    ["RUSTSEC-2026-0104: some reasons as an empty BIT STRING", "3003830100", "extension-malformed"],
    ["RUSTSEC-2026-0104: some reasons as nothing at all", "30028300", "extension-malformed"],
  ])("is not used: %s", async (_, hex, code) => {
    const value = Uint8Array.from(Buffer.from(hex, "hex"));
    const scope = { oid: extensionOid.issuingDistributionPoint, critical: true, value };
    const list = parseCertificateList(await craftList(root, { extensions: [crlNumber(7n), scope] }));
    expect(verdict([list])).toEqual(unknown(code));
  });

  it("is not used: CVE-2026-28388: a delta list without a number", async () => {
    const delta = parseCertificateList(await craftList(root, { extensions: [deltaCrlIndicator(7n)] }));
    expect(verdict([delta])).toEqual(unknown("crl-number-invalid"));
    expect(verdict([await issueList(root), delta])).toEqual(["accepted"]);
  });

  it.each([
    ["CVE-2023-0286: an X.400 address", x400Address],
    ["CVE-2020-1971: an EDI party name", ediPartyName],
  ])("is found by the name of its point octet for octet: %s", async (_, name) => {
    const extensions = [crlDistributionPoints([{ distributionPoint: point(name(0x41)) }])];
    const pointing = await issue("Leaf", { issuer: root, extensions });
    const listOf = async (octet: number) =>
      issueList(root, { extensions: [issuingDistributionPoint({ distributionPoint: point(name(octet)) })] });
    expect(verdict([await listOf(0x41)], pointing)).toEqual(["accepted"]);
    expect(verdict([await listOf(0x42)], pointing)).toEqual(unknown("crl-out-of-scope"));
  });
});

describe("a list that a stranger signed", () => {
  it("is not used, although all of its signer but the key is the issuer's: CVE-2026-93302", async () => {
    const impostor = { certificate: root.certificate, keys: await generateKeys() };
    expect(verdict([await issueList(impostor)])).toEqual(unknown("signature-invalid"));
  });

  it("is not used with a critical extension that is not known: CVE-2026-6450", async () => {
    const extension = { oid: "1.3.6.1.4.1.32473.1", critical: true, value: Uint8Array.of(5, 0) };
    expect(verdict([await issueList(root, { extensions: [extension] })])).toEqual(
      unknown("critical-extension-unknown"),
    );
  });
});
