import {
  basicConstraints,
  createCertificateSigner,
  distinguishedName,
  extendedKeyUsage,
  keyUsage,
  parseCertificate,
  signCertificate,
  type Certificate,
  type CertificateExtension,
} from "@idpkit/x509";

import { logonExtensions } from "./logon-extensions.js";
import { parseObjectSidText } from "./sid/object-sid.js";
import { parseUserPrincipalName } from "./upn/user-principal-name.js";

export const now = new Date("2027-03-01T12:00:00Z");

export const alice = {
  sAMAccountName: "alice",
  userPrincipalName: parseUserPrincipalName("alice@corp.example.com"),
  objectSid: parseObjectSidText("S-1-5-21-1004336348-1177238915-682003330-1104"),
  enabled: true,
};

/** Someone with a name, a key and a certificate. */
export interface Party {
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
}

/** What a certificate may say otherwise. */
export interface Contents {
  readonly extensions: readonly CertificateExtension[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
}

export const authorityExtensions = [basicConstraints({ ca: true }), keyUsage(["keyCertSign"])] as const;

/** The extensions of a logon certificate of Alice's that nothing is wrong with. */
export const soundExtensions: Readonly<Record<string, CertificateExtension>> = {
  keyUsage: keyUsage(["digitalSignature"]),
  extKeyUsage: extendedKeyUsage(["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"]),
  ...Object.fromEntries(logonExtensions(alice).map((extension) => [extension.oid, extension])),
};

/** Issues a certificate, self-signed without an issuer. */
export async function issue(commonName: string, contents: Contents, issuer?: Party): Promise<Party> {
  const keys = await crypto.subtle.generateKey({ name: "ECDSA", namedCurve: "P-256" }, true, ["sign", "verify"]);
  const subject = distinguishedName([["CN", commonName]]);
  const fields = {
    serialNumber: Uint8Array.of(0x2b, 0x01),
    issuer: issuer?.certificate.subject.der ?? subject,
    subject,
    notBefore: new Date("2027-01-01T00:00:00Z"),
    notAfter: new Date("2028-01-01T00:00:00Z"),
    subjectPublicKeyInfo: new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey)),
    ...contents,
  };
  const signer = createCertificateSigner((issuer?.keys ?? keys).privateKey);
  return { certificate: parseCertificate(await signCertificate(fields, signer)), keys };
}
