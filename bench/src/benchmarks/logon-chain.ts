import { generateKeyPairSync, type KeyObject } from "node:crypto";

import { logonExtensions, parseObjectSidText, parseUserPrincipalName } from "@idpkit/cba";
import {
  createMemoryAuthorityStore,
  createRootAuthority,
  issueAuthority,
  issueSmartCardLogonCertificate,
  type CertificateAuthority,
} from "@idpkit/private-ca";
import { createCertificateSigner, type Certificate } from "@idpkit/x509";

/** The person of the certificate that the benchmarks read and verify. */
export const holder = {
  userPrincipalName: "alice@corp.example.com",
  objectSid: "S-1-5-21-1004336348-1177238915-682003330-1104",
};

/** A logon certificate with the authorities above it. */
export interface LogonChain {
  readonly leaf: Certificate;
  readonly issuing: Certificate;
  readonly root: Certificate;
}

/** Issues a logon certificate below an issuing authority below a root, all with keys of this type. */
export async function makeLogonChain(type: "RSA-2048" | "P-256"): Promise<LogonChain> {
  const now = new Date();
  const newAuthority = (commonName: string) => {
    const { publicKey, privateKey } = newKeys(type);
    const signer = createCertificateSigner(privateKey);
    return { commonName, publicKey: spki(publicKey), signer, store: createMemoryAuthorityStore(), now, years: 1 };
  };
  const root = await createRootAuthority(newAuthority("Bench root"));
  const issuing = await issueAuthority(root, newAuthority("Bench issuing authority"));
  return { leaf: await issueLeaf(issuing, spki(newKeys(type).publicKey), now), ...certificatesOf(root, issuing) };
}

function issueLeaf(authority: CertificateAuthority, publicKey: Uint8Array, now: Date): Promise<Certificate> {
  return issueSmartCardLogonCertificate(authority, {
    commonName: "alice",
    publicKey,
    logonExtensions: logonExtensions({
      userPrincipalName: parseUserPrincipalName(holder.userPrincipalName),
      objectSid: parseObjectSidText(holder.objectSid),
    }),
    now,
    lifetimeSeconds: 600,
  });
}

function certificatesOf(root: CertificateAuthority, issuing: CertificateAuthority) {
  return { root: root.certificate, issuing: issuing.certificate };
}

function newKeys(type: "RSA-2048" | "P-256") {
  return type === "P-256"
    ? generateKeyPairSync("ec", { namedCurve: "P-256" })
    : generateKeyPairSync("rsa", { modulusLength: 2048 });
}

function spki(key: KeyObject): Uint8Array {
  return new Uint8Array(key.export({ format: "der", type: "spki" }));
}
