import { generateKeyPairSync, type KeyPairKeyObjectResult } from "node:crypto";

import type { Certificate } from "../certificate/certificate.js";
import { createCertificateSigner } from "../certificate/certificate-signer.js";
import { parseCertificate } from "../certificate/parse-certificate.js";
import { parsePem } from "../certificate/pem.js";
import { signCertificate } from "../certificate/sign-certificate.js";
import { distinguishedName } from "../name/distinguished-name.js";
import { openssl } from "../openssl.test.fixture.js";
import type { CertificateSignatureAlgorithm } from "./signature-algorithms.js";

export type KeyPair = KeyPairKeyObjectResult;

/** RSA by the bits of its modulus, else the curve. */
export function generateKeyPair(kind: number | string): KeyPair {
  if (typeof kind === "number") return generateKeyPairSync("rsa", { modulusLength: kind });
  if (kind === "ed25519") return generateKeyPairSync("ed25519");
  if (kind === "ed448") return generateKeyPairSync("ed448");
  return generateKeyPairSync("ec", { namedCurve: kind });
}

/** A self-signed certificate of ours. */
export async function selfSigned(keys: KeyPair, algorithm?: CertificateSignatureAlgorithm): Promise<Certificate> {
  const name = distinguishedName([["CN", "Root"]]);
  const fields = {
    serialNumber: Uint8Array.of(1),
    issuer: name,
    subject: name,
    notBefore: new Date("2027-01-01T00:00:00Z"),
    notAfter: new Date("2028-01-01T00:00:00Z"),
    subjectPublicKeyInfo: new Uint8Array(keys.publicKey.export({ format: "der", type: "spki" })),
    extensions: [],
  };
  const signer = createCertificateSigner(keys.privateKey, algorithm === undefined ? {} : { algorithm });
  return parseCertificate(await signCertificate(fields, signer));
}

/** A self-signed certificate of OpenSSL's. */
export async function selfSignedByOpenssl(keys: KeyPair, options: string): Promise<Certificate> {
  const parameters = ["req", "-x509", "-new", "-key", "key.pem", "-subj", "/CN=Root", ...options.split(" ")];
  const key = keys.privateKey.export({ format: "pem", type: "pkcs8" });
  const [der] = parsePem((await openssl(parameters, { "key.pem": key })) ?? "");
  return parseCertificate(der ?? new Uint8Array());
}
