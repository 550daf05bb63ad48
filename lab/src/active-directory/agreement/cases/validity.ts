import { issueSmartCardLogonCertificate, type CertificateAuthority } from "@idpkit/private-ca";
import { logonExtensions, parseUserPrincipalName } from "@idpkit/cba";
import { createCertificateSigner, distinguishedName, keyUsage, subjectAltName, type Certificate } from "@idpkit/x509";

import { upnName } from "../../certificates/names.js";
import { writeSelfSignedCertificate } from "../../certificates/write-certificate.js";
import { kdcRefuses } from "../kdc-refusals.js";
import type { LogonCase } from "../logon-case.js";
import type { World } from "../world.js";

/** What is issued soundly, and what is not valid or not trusted. */
export const validityCases: readonly LogonCase[] = [
  ["issued by private-ca's issuing CA", "accepts", async (world) => soundLogon(world, world.authorities.issuing)],
  ["issued by private-ca's root", "accepts", async (world) => soundLogon(world, world.authorities.root)],
  ["UPN, SID extension, EKUs, digitalSignature", "accepts", () => ({})],
  ["expired", kdcRefuses.validity, () => between("2020-01-01", "2020-01-02")],
  ["expired a minute ago", kdcRefuses.validity, () => ({ notAfter: fromNow(-1) })],
  ["not yet valid", kdcRefuses.validity, () => between("2035-01-01", "2035-01-02")],
  ["not valid before the next minute", kdcRefuses.validity, () => ({ notBefore: fromNow(1) })],
  ["ends in 3 minutes", "accepts", () => ({ notAfter: fromNow(3) })],
  ["valid from 1970 to 2049", "accepts", () => between("1970-01-01", "2049-12-31")],
  ["valid until 3899", "accepts", () => ({ notAfter: new Date("3899-12-31T23:59:59Z") })],
  ["valid until 9999", kdcRefuses.validity, () => ({ notAfter: new Date("9999-12-31T23:59:59Z") })],
  ["issued by an unknown CA", kdcRefuses.path, ({ authorities }) => ({ issuer: authorities.stranger })],
  [
    "issued by an unknown CA, which is sent along",
    kdcRefuses.path,
    ({ authorities: { stranger } }) => ({
      issuer: stranger,
      sentAlong: [stranger.certificate],
    }),
  ],
  [
    "issued by a CA of the same name with another key",
    kdcRefuses.path,
    ({ authorities }) => ({
      issuer: authorities.namesake,
    }),
  ],
  [
    "the same without key identifiers",
    kdcRefuses.signature,
    ({ authorities }) => ({
      issuer: authorities.namesake,
      keyIdentifiers: false,
    }),
  ],
  [
    "issued by a trusted root that has expired",
    "accepts",
    ({ authorities }) => ({
      issuer: authorities.expiredRoot,
    }),
  ],
  ["self-signed", kdcRefuses.path, async (world) => ({ certificate: await selfSigned(world) })],
  ["without key identifiers", "accepts", () => ({ keyIdentifiers: false })],
];

async function soundLogon({ alice, keys }: World, issuer: CertificateAuthority) {
  const certificate = await issueSmartCardLogonCertificate(issuer, {
    commonName: alice.sAMAccountName,
    publicKey: keys.publicKey,
    logonExtensions: logonExtensions({
      userPrincipalName: parseUserPrincipalName(alice.userPrincipalName),
      objectSid: alice.objectSid,
    }),
    now: new Date(),
    lifetimeSeconds: 600,
  });
  return { certificate, sentAlong: issuer.chain.slice(0, -1) };
}

async function selfSigned({ alice, keys }: World): Promise<Certificate> {
  return writeSelfSignedCertificate(createCertificateSigner(keys.privateKey), {
    subject: distinguishedName([["CN", "alice"]]),
    publicKey: keys.publicKey,
    extensions: [keyUsage(["digitalSignature"]), subjectAltName([upnName(alice.userPrincipalName)])],
  });
}

function between(from: string, to: string) {
  return { notBefore: new Date(from), notAfter: new Date(to) };
}

function fromNow(minutes: number): Date {
  return new Date(Date.now() + minutes * 60_000);
}
