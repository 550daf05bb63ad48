import { constants, generateKeyPairSync, verify, type KeyObject } from "node:crypto";

import { toPem } from "@idpkit/x509";

import type { SignatureAlgorithm } from "../signature/signature-algorithms.js";
import { certify } from "./certify.test.fixture.js";

/** A fresh private key in both of its forms, with a certificate. */
export interface CertifiedKey {
  readonly keyObject: KeyObject;
  /** The same key; it can make signatures of one algorithm only. */
  readonly cryptoKey: CryptoKey;
  readonly publicKey: KeyObject;
  readonly certificate: Uint8Array;
  readonly certificatePem: string;
}

/** The algorithms that this package signs with. */
export const signatureAlgorithmNames = [
  "RSA-SHA256",
  "RSA-SHA384",
  "RSA-SHA512",
  "RSA-PSS-SHA256",
  "RSA-PSS-SHA384",
  "RSA-PSS-SHA512",
  "ECDSA-SHA256",
  "ECDSA-SHA384",
  "ECDSA-SHA512",
] as const satisfies readonly SignatureAlgorithm[];

/** Makes a key that can make signatures of this algorithm. */
export async function certifiedKey(algorithm: SignatureAlgorithm): Promise<CertifiedKey> {
  const { namedCurve, webCrypto } = names[algorithm];
  const { privateKey, publicKey } =
    namedCurve === undefined
      ? generateKeyPairSync("rsa", { modulusLength: 2048 })
      : generateKeyPairSync("ec", { namedCurve });
  const pkcs8 = new Uint8Array(privateKey.export({ type: "pkcs8", format: "der" }));
  const certificate = await certify(publicKey);
  return {
    keyObject: privateKey,
    cryptoKey: await crypto.subtle.importKey("pkcs8", pkcs8, webCrypto, false, ["sign"]),
    publicKey,
    certificate,
    certificatePem: toPem(certificate),
  };
}

/** Whether node:crypto takes this for a signature of the algorithm. */
export function isSignature(
  algorithm: SignatureAlgorithm,
  data: Uint8Array,
  signature: Uint8Array,
  key: KeyObject,
): boolean {
  const { hash, parameters } = names[algorithm];
  return verify(hash, data, { key, ...parameters }, signature);
}

interface Names {
  readonly hash: string;
  readonly namedCurve?: string;
  readonly webCrypto: RsaHashedImportParams | EcKeyImportParams;
  readonly parameters: { padding: number; saltLength?: number } | { dsaEncoding: "ieee-p1363" };
}

function rsa(bits: number): Names {
  const webCrypto = { name: "RSASSA-PKCS1-v1_5", hash: `SHA-${bits}` };
  return { hash: `sha${bits}`, webCrypto, parameters: { padding: constants.RSA_PKCS1_PADDING } };
}

function pss(bits: number): Names {
  const parameters = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: bits / 8 };
  return { hash: `sha${bits}`, webCrypto: { name: "RSA-PSS", hash: `SHA-${bits}` }, parameters };
}

function ecdsa(bits: number, namedCurve: string): Names {
  return {
    hash: `sha${bits}`,
    namedCurve,
    webCrypto: { name: "ECDSA", namedCurve },
    parameters: { dsaEncoding: "ieee-p1363" },
  };
}

const names: Readonly<Record<SignatureAlgorithm, Names>> = {
  "RSA-SHA256": rsa(256),
  "RSA-SHA384": rsa(384),
  "RSA-SHA512": rsa(512),
  "RSA-PSS-SHA256": pss(256),
  "RSA-PSS-SHA384": pss(384),
  "RSA-PSS-SHA512": pss(512),
  "ECDSA-SHA256": ecdsa(256, "P-256"),
  "ECDSA-SHA384": ecdsa(384, "P-384"),
  "ECDSA-SHA512": ecdsa(512, "P-521"),
};
