import {
  CbaError,
  logonExtensions,
  parseObjectSidText,
  parseUserPrincipalName,
  splitUserPrincipalName,
  type ObjectSid,
  type UserPrincipalName,
} from "@idpkit/cba";
import { smartCardLogon, type CertificateIssuer } from "@idpkit/private-ca";
import { attributeNames, checkAttributeProfile } from "@idpkit/workspaces";
import { createCertificateSigner, distinguishedName, signCertificationRequest, type Certificate } from "@idpkit/x509";

import type { FaultCode } from "../faults/fault-code.js";
import type { SessionTags } from "../sign-in/session-tags.js";
import { quote, Refusal, type Finding } from "../walk/refusal.js";

/** A logon certificate with what it says of its holder. */
export interface LogonCertificate {
  readonly certificate: Certificate;
  /** The authorities above it, issuing one first. */
  readonly chain: readonly Certificate[];
  readonly userPrincipalName: UserPrincipalName;
  readonly objectSid: ObjectSid;
  /** The smart card's; extractable only for a domain controller that is asked with it. */
  readonly privateKey: CryptoKey;
}

/** How the key of the virtual smart card is made. */
interface SmartCardKey {
  readonly crypto: Crypto;
  /** RSA is what WorkSpaces makes; P-256 does where a stand-in issues, and is made a hundred times faster. */
  readonly keyType: "RSA" | "P-256";
  readonly extractable: boolean;
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
  expected: SmartCardKey & { issuer: CertificateIssuer; domainName: string | undefined; now: Date },
): Promise<Finding<LogonCertificate>> {
  const holder = readHolder(tags, expected.domainName);
  const { certificationRequest, privateKey } = await createSmartCard(expected);
  const { certificate, chain } = await issue(expected.issuer, {
    profile: smartCardLogon,
    commonName: nameId,
    certificationRequest,
    extensions: logonExtensions(holder),
    now: expected.now,
  });
  return {
    says: "It holds the UPN and the SID of the session's tags.",
    evidence: `Serial ${certificate.serialNumber}, for ${holder.userPrincipalName}, ${holder.objectSid}`,
    value: { certificate, chain, privateKey, ...holder },
  };
}

/** The tags would do for a logon certificate; nobody issues one. */
export function checkHolder(tags: SessionTags, domainName: string | undefined): Finding<undefined> {
  const { userPrincipalName, objectSid } = readHolder(tags, domainName);
  return {
    says: "The session's tags hold a UPN and a SID to make it of.",
    evidence: `For ${userPrincipalName}, ${objectSid}`,
    value: undefined,
  };
}

function readHolder(
  tags: SessionTags,
  domainName: string | undefined,
): { userPrincipalName: UserPrincipalName; objectSid: ObjectSid } {
  const userPrincipalName = readTag(tags, {
    key: "UserPrincipalName",
    parse: parseUserPrincipalName,
    missing: "user-principal-name-tag-missing",
    malformed: "user-principal-name-tag-malformed",
  });
  checkDomainTag(tags, userPrincipalName, domainName);
  return {
    userPrincipalName,
    objectSid: readTag(tags, {
      key: "ObjectSid",
      parse: parseObjectSidText,
      missing: "object-sid-tag-missing",
      malformed: "object-sid-tag-malformed",
    }),
  };
}

/** Where the UPN ends with another suffix than the domain's own, the tag says in which domain the account is looked for. */
function checkDomainTag(tags: SessionTags, userPrincipalName: UserPrincipalName, domainName: string | undefined): void {
  const domain = tags.get("Domain");
  if (domain === undefined) {
    const { suffix } = splitUserPrincipalName(userPrincipalName);
    if (domainName === undefined || suffix.toLowerCase() === domainName.toLowerCase()) return;
    throw new Refusal("domain-tag-missing", `The UPN ends with ${quote(suffix)}; the domain is ${quote(domainName)}.`);
  }
  const attributes = [{ name: attributeNames.domain, values: [domain] }];
  const findings = checkAttributeProfile("personal", { nameId: { value: "" }, attributes });
  if (findings.some(({ code }) => code === "domain-malformed")) {
    throw new Refusal("domain-tag-malformed", `The tag Domain is ${quote(domain)}.`);
  }
}

/** A tag that the certificate is made from, and what to say when it cannot be. */
interface CertificateTag<T> {
  readonly key: string;
  readonly parse: (value: string) => T;
  readonly missing: FaultCode;
  readonly malformed: FaultCode;
}

function readTag<T>(tags: SessionTags, { key, parse, missing, malformed }: CertificateTag<T>): T {
  const value = tags.get(key);
  if (value === undefined || value === "") throw new Refusal(missing, `There is no tag ${key}.`);
  try {
    return parse(value);
  } catch (error) {
    if (!(error instanceof CbaError)) throw error;
    throw new Refusal(malformed, `The tag ${key} is ${quote(value)}.`);
  }
}

/**
 * Makes the smart card's key and a certification request for it: AWS Private CA takes no bare key, and wants a name in
 * the request.
 */
async function createSmartCard({ crypto, keyType, extractable }: SmartCardKey) {
  const { publicKey, privateKey } = await crypto.subtle.generateKey(keyAlgorithms[keyType], extractable, [
    "sign",
    "verify",
  ]);
  const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  const subject = distinguishedName([["CN", "Virtual smart card"]]);
  const certificationRequest = await signCertificationRequest(
    { subject, subjectPublicKeyInfo, extensions: [] },
    createCertificateSigner(privateKey),
  );
  return { certificationRequest, privateKey };
}

async function issue(issuer: CertificateIssuer, request: Parameters<CertificateIssuer["issueCertificate"]>[0]) {
  try {
    return await issuer.issueCertificate(request);
  } catch (error) {
    throw new Refusal(
      "certificate-not-issued",
      `The certificate authority issued none (${error instanceof Error ? error.name : "no reason given"}).`,
    );
  }
}

const keyAlgorithms = {
  RSA: {
    name: "RSASSA-PKCS1-v1_5",
    modulusLength: 2048,
    publicExponent: Uint8Array.of(1, 0, 1),
    hash: "SHA-256",
  },
  "P-256": { name: "ECDSA", namedCurve: "P-256" },
};
