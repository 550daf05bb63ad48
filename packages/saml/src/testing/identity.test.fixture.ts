import { createCertificateSigner, distinguishedName, signCertificate, toPem } from "@idpkit/x509";

import { createSigner } from "../signature/create-signer.js";
import type { Signer } from "../signature/signer.js";

/** A fresh RSA key with a self-signed certificate. */
export interface Identity {
  readonly privateKey: CryptoKey;
  readonly certificate: Uint8Array;
  readonly certificatePem: string;
  readonly signer: Signer;
}

/** Makes an {@link Identity} with a key of 2048 bits. */
export async function createIdentity(): Promise<Identity> {
  const keys = await generateRsaKeys(2048);
  const certificate = await selfSign(keys);
  return {
    privateKey: keys.privateKey,
    certificate,
    certificatePem: toPem(certificate),
    signer: createSigner(keys.privateKey, certificate),
  };
}

/** Makes RSA keys for SHA-256 signatures. */
function generateRsaKeys(modulusLength: number): Promise<CryptoKeyPair> {
  const publicExponent = new Uint8Array([1, 0, 1]);
  const algorithm = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256", modulusLength, publicExponent };
  return crypto.subtle.generateKey(algorithm, true, ["sign", "verify"]);
}

/** Makes the smallest certificate that holds a public key. */
export async function selfSign(keys: CryptoKeyPair): Promise<Uint8Array> {
  const name = distinguishedName([["CN", "idp"]]);
  const fields = {
    serialNumber: new Uint8Array([1]),
    issuer: name,
    subject: name,
    notBefore: new Date("2026-01-01T00:00:00Z"),
    notAfter: new Date("2036-01-01T00:00:00Z"),
    subjectPublicKeyInfo: new Uint8Array(await crypto.subtle.exportKey("spki", keys.publicKey)),
    extensions: [],
  };
  return signCertificate(fields, createCertificateSigner(keys.privateKey));
}
