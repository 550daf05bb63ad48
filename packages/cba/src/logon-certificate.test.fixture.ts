import { generateKeyPairSync, type KeyObject } from "node:crypto";

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
  userAccountControl: 0x200,
  userPrincipalName: parseUserPrincipalName("alice@corp.example.com"),
  objectSid: parseObjectSidText("S-1-5-21-1004336348-1177238915-682003330-1104"),
  altSecurityIdentities: [] as readonly string[],
  whenCreated: new Date("2026-06-01T00:00:00Z"),
  restrictions: [],
};

/** A key pair. */
export interface Keys {
  readonly publicKey: KeyObject;
  readonly privateKey: CryptoKey | KeyObject;
}

/** Someone with a name, a key and a certificate. */
export interface Party {
  readonly certificate: Certificate;
  readonly keys: Keys;
}

/** What a certificate may say otherwise. */
export interface Contents {
  readonly extensions: readonly CertificateExtension[];
  readonly notBefore?: Date;
  readonly notAfter?: Date;
  readonly serialNumber?: Uint8Array;
  readonly keys?: Keys;
}

export const newRsaKeys = () => generateKeyPairSync("rsa", { modulusLength: 2048 });
export const newEcKeys = (): Keys => generateKeyPairSync("ec", { namedCurve: "P-256" });

export const authorityExtensions = [basicConstraints({ ca: true }), keyUsage(["keyCertSign", "cRLSign"])] as const;

/** The extensions of a logon certificate of Alice's that nothing is wrong with. */
export const soundExtensions: Readonly<Record<string, CertificateExtension>> = {
  keyUsage: keyUsage(["digitalSignature"]),
  extKeyUsage: extendedKeyUsage(["1.3.6.1.5.5.7.3.2", "1.3.6.1.4.1.311.20.2.2"]),
  ...Object.fromEntries(logonExtensions(alice).map((extension) => [extension.oid, extension])),
};

/** Issues a certificate, self-signed without an issuer. */
export async function issue(commonName: string, contents: Contents, issuer?: Party): Promise<Party> {
  const { keys = holderKeys, ...fields } = contents;
  const subject = distinguishedName([["CN", commonName]]);
  const der = await signCertificate(
    {
      serialNumber: Uint8Array.of(0x2b, 0x01),
      issuer: issuer?.certificate.subject.der ?? subject,
      subject,
      notBefore: new Date("2027-01-01T00:00:00Z"),
      notAfter: new Date("2028-01-01T00:00:00Z"),
      subjectPublicKeyInfo: new Uint8Array(keys.publicKey.export({ type: "spki", format: "der" })),
      ...fields,
    },
    createCertificateSigner((issuer?.keys ?? keys).privateKey),
  );
  return { certificate: parseCertificate(der), keys };
}

/** Making RSA keys is slow, so all who are no authority share one. */
const holderKeys = newRsaKeys();
