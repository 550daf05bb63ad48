import { distinguishedName } from "../name/distinguished-name.js";
import type { Certificate, CertificateExtension } from "./certificate.js";
import { createCertificateSigner } from "./certificate-signer.js";
import { parseCertificate } from "./parse-certificate.js";
import { signCertificate, type CertificateFields } from "./sign-certificate.js";

/** Someone with a name, a key and a certificate. */
export interface Party {
  readonly certificate: Certificate;
  readonly keys: CryptoKeyPair;
}

export type KeyAlgorithmName = keyof typeof keyAlgorithms;

export const now = new Date("2027-03-01T12:00:00Z");

export async function generateKeys(algorithm: KeyAlgorithmName = "P-256"): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(keyAlgorithms[algorithm] as EcKeyGenParams, true, ["sign", "verify"]);
}

export async function exportSpki({ publicKey }: CryptoKeyPair): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
}

/** Issues a certificate, by default self-signed, with P-256 and without extensions; any field can be set otherwise. */
export async function issue(
  commonName: string,
  {
    issuer,
    keys,
    ...fields
  }: Partial<Omit<CertificateFields, "issuer">> & { readonly issuer?: Party; readonly keys?: CryptoKeyPair } = {},
): Promise<Party> {
  const ownKeys = keys ?? (await generateKeys());
  const subject = distinguishedName([["CN", commonName]]);
  const der = await signCertificate(
    {
      serialNumber: Uint8Array.of(0x2b, 0x01),
      issuer: issuer?.certificate.subject.der ?? subject,
      subject,
      notBefore: new Date("2027-01-01T00:00:00Z"),
      notAfter: new Date("2028-01-01T00:00:00Z"),
      subjectPublicKeyInfo: await exportSpki(ownKeys),
      extensions: [],
      ...fields,
    },
    createCertificateSigner((issuer?.keys ?? ownKeys).privateKey),
  );
  return { certificate: parseCertificate(der), keys: ownKeys };
}

/** A certificate that has these extensions. */
export async function certificateWith(...extensions: readonly CertificateExtension[]): Promise<Certificate> {
  return (await issue("Alice", { extensions })).certificate;
}

/** An extension whose value is written in hex. */
export function extensionOf(oid: string, hex: string, { critical = false } = {}): CertificateExtension {
  return { oid, critical, value: Uint8Array.from(Buffer.from(hex, "hex")) };
}

const rsa = { name: "RSASSA-PKCS1-v1_5", modulusLength: 2048, publicExponent: Uint8Array.of(1, 0, 1) };
const rsaPss = { ...rsa, name: "RSA-PSS" };

const keyAlgorithms = {
  "P-256": { name: "ECDSA", namedCurve: "P-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384" },
  "P-521": { name: "ECDSA", namedCurve: "P-521" },
  "RSA SHA-256": { ...rsa, hash: "SHA-256" },
  "RSA SHA-384": { ...rsa, hash: "SHA-384" },
  "RSA SHA-512": { ...rsa, hash: "SHA-512" },
  "RSA-PSS SHA-256": { ...rsaPss, hash: "SHA-256" },
  "RSA-PSS SHA-384": { ...rsaPss, hash: "SHA-384" },
  "RSA-PSS SHA-512": { ...rsaPss, hash: "SHA-512" },
  Ed25519: { name: "Ed25519" },
} as const;
