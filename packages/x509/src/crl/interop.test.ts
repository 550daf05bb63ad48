import { beforeAll, describe, expect, it } from "vitest";

import { issue, type Party } from "../certificate/certificate.test.fixture.js";
import { toPem } from "../certificate/pem.js";
import { basicConstraints } from "../extensions/basic-constraints.js";
import { readCrlNumber } from "../extensions/crl-number.js";
import { readDeltaCrlIndicator } from "../extensions/delta-crl-indicator.js";
import { freshestCrl } from "../extensions/freshest-crl.js";
import { issuingDistributionPoint, readIssuingDistributionPoint } from "../extensions/issuing-distribution-point.js";
import { keyUsage } from "../extensions/key-usage.js";
import { readReasonCode } from "../extensions/reason-code.js";
import { isOpensslMissing, openssl } from "../openssl.test.fixture.js";
import { isProgramMissing, runProgram } from "../program.test.fixture.js";
import { entryOf, issueList } from "./certificate-list.test.fixture.js";
import { parseCertificateList } from "./parse-certificate-list.js";
import type { CertificateListFields } from "./sign-certificate-list.js";

/** Valid for long: some of the programs take the clock's time, whatever it is. */
const validity = { notBefore: new Date("2020-01-01T00:00:00Z"), notAfter: new Date("2049-12-31T00:00:00Z") };
const fresh = { thisUpdate: validity.notBefore, nextUpdate: validity.notAfter };

let root: Party;
let leaf: Party;

beforeAll(async () => {
  const extensions = [basicConstraints({ ca: true }), keyUsage(["keyCertSign", "cRLSign"])];
  root = await issue("Root", { ...validity, extensions });
  leaf = await issue("Leaf", { ...validity, issuer: root, serialNumber: Uint8Array.of(0x2b, 0x05) });
});

const issueFreshList = async (issuer: Party, fields: Partial<CertificateListFields> = {}) =>
  issueList(issuer, { ...fresh, ...fields });
const revokedLeaf = () => ({ ...entryOf(leaf), revocationDate: validity.notBefore });
const crlPem = (der: Uint8Array) => toPem(der, "X509 CRL");
const certificates = () => ({ "root.pem": toPem(root.certificate.der), "leaf.pem": toPem(leaf.certificate.der) });
const verdict = (text: string | undefined) => (text === undefined ? "refused" : "accepted");

describe.skipIf(isOpensslMissing())("openssl (apt-get install openssl)", () => {
  const verify = async (...lists: readonly Uint8Array[]) =>
    openssl(["verify", "-crl_check_all", "-use_deltas", "-CAfile", "root.pem", "-CRLfile", "l.pem", "leaf.pem"], {
      ...certificates(),
      "l.pem": lists.map(crlPem).join(""),
    });

  it("reads our lists", async () => {
    const list = await issueFreshList(root, {
      revokedCertificates: [{ ...revokedLeaf(), reason: "keyCompromise" }],
      extensions: [issuingDistributionPoint({ onlyContains: "UserCerts" })],
    });
    const text = await openssl(["crl", "-in", "l.der", "-inform", "DER", "-noout", "-text"], { "l.der": list.der });
    expect(text).toMatch(/Version 2.*X509v3 Issuing Distribution Point: critical\s+Only User Certificates/s);
    expect(text).toMatch(/X509v3 CRL Number:\s+7/);
    expect(text).toMatch(/Serial Number: 2B05.*X509v3 CRL Reason Code:\s+Key Compromise/s);
  });

  it("verifies our lists, complete and delta", async () => {
    const extensions = [freshestCrl(["http://a.example/delta.crl"])];
    const complete = await issueFreshList(root, { extensions });
    const hold = await issueFreshList(root, {
      extensions,
      revokedCertificates: [{ ...revokedLeaf(), reason: "certificateHold" }],
    });
    const revoking = await issueFreshList(root, {
      crlNumber: 8n,
      baseCrlNumber: 7n,
      revokedCertificates: [revokedLeaf()],
    });
    const removing = await issueFreshList(root, {
      crlNumber: 8n,
      baseCrlNumber: 7n,
      revokedCertificates: [{ ...revokedLeaf(), reason: "removeFromCRL" }],
    });
    expect(verdict(await verify(complete.der))).toBe("accepted");
    expect(verdict(await verify(hold.der))).toBe("refused");
    expect(verdict(await verify(complete.der, revoking.der))).toBe("refused");
    expect(verdict(await verify(hold.der, removing.der))).toBe("accepted");
  });

  it("makes lists that we read", async () => {
    const text = await openssl(
      ["ca", "-gencrl", "-config", "ca.cnf", "-crl_lastupdate", "270228120000Z", "-crl_nextupdate", "270308120000Z"],
      {
        ...certificates(),
        "root.key": await privateKeyPem(root),
        crlnumber: "07\n",
        "index.txt": "R\t280101000000Z\t270228110000Z,superseded\t2B05\tunknown\t/CN=Leaf\n",
        "ca.cnf": configuration,
      },
    );
    const list = parseCertificateList(pemContent(text ?? ""));
    expect([readCrlNumber(list), readDeltaCrlIndicator(list)]).toEqual([7n, 5n]);
    expect(readIssuingDistributionPoint(list)).toMatchObject({
      distributionPoint: { names: [{ value: "http://a.example/1.crl" }] },
      onlyContains: "UserCerts",
      onlySomeReasons: ["keyCompromise", "superseded"],
    });
    expect(list.revokedCertificates.find(leaf.certificate.serialNumber).map(readReasonCode)).toEqual(["superseded"]);
  });
});

describe.skipIf(isProgramMissing("certtool"))("GnuTLS (apt-get install gnutls-bin)", () => {
  it("reads our lists", async () => {
    const list = await issueFreshList(root, { revokedCertificates: [{ ...revokedLeaf(), reason: "keyCompromise" }] });
    const text = await runProgram("certtool", ["--crl-info", "--inder", "--infile", "l.der"], { "l.der": list.der });
    expect(text).toMatch(/Version: 2.*CRL Number.*: 07.*Revoked certificates \(1\):\s+Serial Number.*: 2b05/s);
  });

  it("verifies our lists, and not another's of the same name", async () => {
    const other = await issue("Root");
    const verify = async (list: Uint8Array) =>
      runProgram("certtool", ["--verify-crl", "--load-ca-certificate", "root.pem", "--infile", "l.pem"], {
        ...certificates(),
        "l.pem": crlPem(list),
      });
    expect(verdict(await verify((await issueFreshList(root)).der))).toBe("accepted");
    expect(verdict(await verify((await issueFreshList(other)).der))).toBe("refused");
  });
});

describe.skipIf(isProgramMissing("crlutil"))("NSS (apt-get install libnss3-tools)", () => {
  it("takes our lists into its database, and obeys them", async () => {
    const verify = async (list: Uint8Array) =>
      runProgram("sh", ["-ec", nssCommands], { ...certificates(), "l.der": list });
    expect(verdict(await verify((await issueFreshList(root)).der))).toBe("accepted");
    const revoking = await issueFreshList(root, { revokedCertificates: [revokedLeaf()] });
    expect(verdict(await verify(revoking.der))).toBe("refused");
  });
});

const nssCommands = `
certutil -N -d . --empty-password
certutil -A -d . -n root -t CT,C,C -i root.pem
certutil -A -d . -n leaf -t ,, -i leaf.pem
crlutil -I -d . -i l.der
certutil -V -d . -n leaf -u C
`;

async function privateKeyPem({ keys }: Party): Promise<string> {
  const pkcs8 = new Uint8Array(await crypto.subtle.exportKey("pkcs8", keys.privateKey));
  return toPem(pkcs8).replaceAll("CERTIFICATE", "PRIVATE KEY");
}

function pemContent(pem: string): Uint8Array {
  return new Uint8Array(Buffer.from(pem.replace(/-----.*?-----/g, ""), "base64"));
}

/** Of `openssl ca`: a delta list, since 2.5.29.27 is deltaCRLIndicator. */
const configuration = `
[ca]
default_ca = own
[own]
database = index.txt
crlnumber = crlnumber
certificate = root.pem
private_key = root.key
default_md = sha256
crl_extensions = extensions
[extensions]
2.5.29.27 = critical,DER:020105
issuingDistributionPoint = critical,@point
[point]
fullname = URI:http://a.example/1.crl
onlyuser = TRUE
onlysomereasons = keyCompromise,superseded
`;
