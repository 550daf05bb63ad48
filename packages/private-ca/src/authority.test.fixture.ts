import { createPublicKey } from "node:crypto";

import {
  createCertificateSigner,
  distinguishedName,
  signCertificationRequest,
  type CertificateExtension,
} from "@idpkit/x509";

import type { CertificateAuthority } from "./authority/certificate-authority.js";
import { createRootAuthority } from "./authority/create-root-authority.js";
import { issueAuthority } from "./authority/issue-authority.js";
import { createMemoryAuthorityStore } from "./store/memory-authority-store.js";

export const now = new Date("2027-03-01T12:00:00Z");

const rsa = { name: "RSASSA-PKCS1-v1_5", publicExponent: Uint8Array.of(1, 0, 1), hash: "SHA-256" };
const algorithms = {
  "RSA 2048": { ...rsa, modulusLength: 2048 },
  "RSA 1024": { ...rsa, modulusLength: 1024 },
  "P-256": { name: "ECDSA", namedCurve: "P-256" },
  "P-384": { name: "ECDSA", namedCurve: "P-384" },
  "P-521": { name: "ECDSA", namedCurve: "P-521" },
} as const;

export type KeyAlgorithmName = keyof typeof algorithms;

async function generateKeys(algorithm: KeyAlgorithmName = "P-256"): Promise<CryptoKeyPair> {
  return crypto.subtle.generateKey(algorithms[algorithm], true, ["sign", "verify"]);
}

/** A key pair as the functions of this package want it, and where its authority keeps what it issues. */
export async function createKey(algorithm?: KeyAlgorithmName) {
  const { publicKey, privateKey } = await generateKeys(algorithm);
  return { publicKey, signer: createCertificateSigner(privateKey), store: createMemoryAuthorityStore() };
}

/** A certification request as a stranger sends it. */
export async function createCertificationRequest({
  algorithm,
  subject = distinguishedName([["CN", "Asked for"]]),
  extensions = [],
}: {
  readonly algorithm?: KeyAlgorithmName;
  readonly subject?: Uint8Array;
  readonly extensions?: readonly CertificateExtension[];
} = {}): Promise<Uint8Array> {
  const { publicKey, privateKey } = await generateKeys(algorithm);
  const subjectPublicKeyInfo = new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
  return signCertificationRequest({ subject, subjectPublicKeyInfo, extensions }, createCertificateSigner(privateKey));
}

/** subjectAltName with a UPN. */
export const upnExtension = extensionOf(
  "2.5.29.17",
  "3023a021060a2b060104018237140203a0130c11616c696365406c61622e6578616d706c65",
);

/** The SID security extension. */
export const sidExtension = extensionOf(
  "1.3.6.1.4.1.311.25.2",
  "301aa018060a2b060104018237190201a00a0408532d312d352d3231",
);

function extensionOf(oid: string, hex: string): CertificateExtension {
  return { oid, critical: false, value: Uint8Array.from(Buffer.from(hex, "hex")) };
}

export async function generateSpki(algorithm?: KeyAlgorithmName): Promise<Uint8Array> {
  const { publicKey } = await generateKeys(algorithm);
  return new Uint8Array(await crypto.subtle.exportKey("spki", publicKey));
}

/** An RSA key that nobody has the private half of: its modulus is this many octets of FF, but for the first. */
export function rsaSpki({ octets = 256, first = 0xff, exponent = 65537 }): Uint8Array {
  const n = Buffer.alloc(octets, 0xff).fill(first, 0, 1).toString("base64url");
  const e = Buffer.from(exponent.toString(16).padStart(6, "0"), "hex").toString("base64url");
  return createPublicKey({ key: { kty: "RSA", n, e }, format: "jwk" }).export({ type: "spki", format: "der" });
}

/** A root of ten years and an issuing authority of five below it. */
export async function createAuthorities(
  algorithm?: KeyAlgorithmName,
  at = now,
): Promise<{ root: CertificateAuthority; issuing: CertificateAuthority }> {
  const root = await createRootAuthority({ commonName: "Root", now: at, years: 10, ...(await createKey(algorithm)) });
  const issuing = await issueAuthority(root, {
    commonName: "Issuing",
    now: at,
    years: 5,
    ...(await createKey(algorithm)),
  });
  return { root, issuing };
}
