import {
  createCertificateSigner,
  parseCertificateList,
  signCertificateList,
  type CertificateList,
  type CertificateListFields,
} from "@idpkit/x509";
import { describe, expect, it } from "vitest";

import { now, type Party } from "../logon-certificate.test.fixture.js";
import { decideLogon } from "./decide-logon.js";
import { expectedLogon, issuing, logonCertificate, root, samba, windows } from "./expected-logon.test.fixture.js";

const controllers = [windows(), samba()];
const hour = 3_600_000;

async function listOf(authority: Party, fields: Partial<CertificateListFields> = {}): Promise<CertificateList> {
  const der = await signCertificateList(
    {
      issuer: authority.certificate.subject.der,
      authorityKeyIdentifier: Uint8Array.of(1),
      thisUpdate: new Date(now.getTime() - hour),
      nextUpdate: new Date(now.getTime() + hour),
      crlNumber: 1n,
      revokedCertificates: [],
      ...fields,
    },
    createCertificateSigner(authority.keys.privateKey),
  );
  return parseCertificateList(der);
}

const revokedOn = async (authority: Party, serialNumber: string) =>
  listOf(authority, { revokedCertificates: [{ serialNumber, revocationDate: now }] });
const stale = async (authority: Party) =>
  listOf(authority, { thisUpdate: new Date(now.getTime() - 2 * hour), nextUpdate: new Date(now.getTime() - hour) });

const reasonsOf = async (certificateLists: readonly CertificateList[]) => {
  const certificate = await logonCertificate();
  const decisions = controllers.map((domainController) =>
    decideLogon(certificate, expectedLogon({ domainController, certificateLists })),
  );
  return (await Promise.all(decisions)).map((decision) => ("reason" in decision ? decision.reason : decision.outcome));
};

describe("revocation, on Windows and on Samba,", () => {
  it("allows what is on no list of the chain", async () => {
    expect(await reasonsOf([await listOf(root), await listOf(issuing)])).toEqual(["allow", "allow"]);
  });

  it("denies a certificate that is revoked, and one whose authority is", async () => {
    const { serialNumber } = await logonCertificate();
    const denied = ["certificate-revoked", "certificate-revoked"];
    expect(await reasonsOf([await listOf(root), await revokedOn(issuing, serialNumber)])).toEqual(denied);
    expect(await reasonsOf([await revokedOn(root, serialNumber), await listOf(issuing)])).toEqual(denied);
  });

  it.each([
    ["a stale list", async () => [await listOf(root), await stale(issuing)]],
    ["a stale list above", async () => [await stale(root), await listOf(issuing)]],
    ["a list of the root only", async () => [await listOf(root)]],
  ] as const)("denies with %s", async (_, lists) => {
    const unknown = "revocation-status-unknown";
    expect(await reasonsOf(await lists())).toEqual([unknown, unknown]);
  });

  it("without any list denies on Windows and is left out on Samba", async () => {
    expect(await reasonsOf([])).toEqual(["revocation-status-unknown", "allow"]);
  });
});
