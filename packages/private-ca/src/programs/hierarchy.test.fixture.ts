import type { Certificate, CertificateList } from "@idpkit/x509";

import {
  createAuthorities,
  generateSpki,
  sidExtension,
  upnExtension,
  type KeyAlgorithmName,
} from "../authority.test.fixture.js";
import type { CertificateAuthority } from "../authority/certificate-authority.js";
import { issueSmartCardLogonCertificate } from "../issuance/issue-smart-card-logon-certificate.js";
import { issueCertificateList, issueDeltaCertificateList } from "../revocation/issue-certificate-list.js";
import { revokeCertificate } from "../revocation/revoke-certificate.js";

/** All that a relying party can learn of our authorities. */
export interface PublishedHierarchy {
  /** The issuing authority first, the root last. */
  readonly chain: readonly Certificate[];
  readonly good: Certificate;
  readonly revoked: Certificate;
  /** Revoked, and released again, after the complete list. */
  readonly revokedSince: Certificate;
  readonly releasedSince: Certificate;
  /** The complete lists of root and issuing authority. */
  readonly lists: readonly CertificateList[];
  /** The delta list of the issuing authority. */
  readonly delta: CertificateList;
}

/** Issues and revokes at this time, by authorities with keys of this algorithm. */
export async function publishHierarchy(algorithm: KeyAlgorithmName, now: Date): Promise<PublishedHierarchy> {
  const { root, issuing } = await createAuthorities(algorithm, now);
  const publicKey = await generateSpki(algorithm);
  const issue = (commonName: string) => issueLogon(issuing, commonName, publicKey, now);
  const certificates = {
    good: await issue("Good"),
    revoked: await issue("Revoked"),
    revokedSince: await issue("Revoked since"),
    releasedSince: await issue("Released since"),
  };
  const revoke = ({ serialNumber }: Certificate, reason: "keyCompromise" | "certificateHold" | "removeFromCRL") =>
    revokeCertificate(issuing, { serialNumber, reason, now });

  await revoke(certificates.revoked, "keyCompromise");
  await revoke(certificates.releasedSince, "certificateHold");
  const freshestCrl = ["http://pki.example/delta.crl"];
  const lists = [await issueCertificateList(root, { now }), await issueCertificateList(issuing, { now, freshestCrl })];
  await revoke(certificates.revokedSince, "keyCompromise");
  await revoke(certificates.releasedSince, "removeFromCRL");
  const delta = await issueDeltaCertificateList(issuing, { now });
  return { chain: issuing.chain, ...certificates, lists, delta };
}

function issueLogon(issuing: CertificateAuthority, commonName: string, publicKey: Uint8Array, now: Date) {
  const logonExtensions = [upnExtension, sidExtension];
  return issueSmartCardLogonCertificate(issuing, {
    commonName,
    publicKey,
    logonExtensions,
    now,
    lifetimeSeconds: 86_400,
  });
}
