import {
  CbaError,
  logonExtensions,
  parseObjectSidText,
  parseUserPrincipalName,
  type ObjectSid,
  type UserPrincipalName,
} from "@idpkit/cba";
import { smartCardLogon, type CertificateIssuer } from "@idpkit/private-ca";
import { createCertificateSigner, distinguishedName, signCertificationRequest, type Certificate } from "@idpkit/x509";

import type { SessionTags } from "../sign-in/session-tags.js";
import { Refusal, type Finding } from "../walk/refusal.js";

/** A logon certificate with what it says of its holder. */
export interface LogonCertificate {
  readonly certificate: Certificate;
  /** The authorities above it, issuing one first. */
  readonly chain: readonly Certificate[];
  readonly userPrincipalName: UserPrincipalName;
  readonly objectSid: ObjectSid;
}

/**
 * WorkSpaces makes a key for the virtual smart card and has a certificate issued for it. UPN and SID are those of the
 * session's tags: nobody looks them up in the directory before the domain controller does.
 *
 * @see {@link https://docs.aws.amazon.com/workspaces/latest/adminguide/certificate-based-authentication.html | Certificate-based authentication}
 */
export async function issueCertificate(
  nameId: string,
  tags: SessionTags,
  expected: { issuer: CertificateIssuer; now: Date; crypto: Crypto },
): Promise<Finding<LogonCertificate>> {
  const holder = readHolder(tags);
  const { certificate, chain } = await issue(expected.issuer, {
    profile: smartCardLogon,
    commonName: nameId,
    certificationRequest: await createSmartCardRequest(expected.crypto),
    extensions: logonExtensions(holder),
    now: expected.now,
  });
  return {
    says: "It holds the UPN and the SID of the session's tags.",
    evidence: `Serial ${certificate.serialNumber}, for ${holder.userPrincipalName}, ${holder.objectSid}`,
    value: { certificate, chain, ...holder },
  };
}

function readHolder(tags: SessionTags): { userPrincipalName: UserPrincipalName; objectSid: ObjectSid } {
  return {
    userPrincipalName: readTag(tags, "UserPrincipalName", parseUserPrincipalName),
    objectSid: readTag(tags, "ObjectSid", parseObjectSidText),
  };
}

function readTag<T>(tags: SessionTags, key: string, parse: (value: string) => T): T {
  const value = tags.get(key);
  try {
    if (value !== undefined) return parse(value);
  } catch (error) {
    if (!(error instanceof CbaError)) throw error;
  }
  throw refuse(
    `The tag ${key} is ${value === undefined ? "missing" : "malformed"}.`,
    `Send the account's ${key} as PrincipalTag:${key}: the logon certificate is made from it.`,
  );
}

/**
 * Makes the smart card's key and a certification request for it: AWS Private CA takes no bare key, and wants a name in
 * the request. The private half stays where it is made: the twin decides a logon, it does not perform one.
 */
async function createSmartCardRequest(crypto: Crypto): Promise<Uint8Array> {
  const algorithm = {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: "SHA-256",
  };
  const { publicKey, privateKey } = await crypto.subtle.generateKey(algorithm, false, ["sign", "verify"]);
  const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  const subject = distinguishedName([["CN", "Virtual smart card"]]);
  return signCertificationRequest(
    { subject, subjectPublicKeyInfo, extensions: [] },
    createCertificateSigner(privateKey),
  );
}

async function issue(issuer: CertificateIssuer, request: Parameters<CertificateIssuer["issueCertificate"]>[0]) {
  try {
    return await issuer.issueCertificate(request);
  } catch (error) {
    throw refuse(
      `The certificate authority issued none (${error instanceof Error ? error.name : "no reason given"}).`,
      "Look in the authority's log (on AWS: IssueCertificate in CloudTrail); on AWS it needs the tag euc-private-ca.",
    );
  }
}

function refuse(evidence: string, remedy: string): Refusal {
  return new Refusal({ says: "Windows asks for the password: WorkSpaces has no logon certificate.", evidence, remedy });
}
