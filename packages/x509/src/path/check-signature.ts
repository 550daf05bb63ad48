import type { Certificate } from "../certificate/certificate.js";
import { parseEcdsaSignature } from "../certificate/ecdsa-signature.js";
import { signatureAlgorithms, type SignatureAlgorithmNames } from "../certificate/signature-algorithms.js";
import { X509Error } from "../errors.js";
import { importPublicKey } from "./import-public-key.js";

/** [RFC5280] §6.1.3 (a)(1): the signature on the certificate verifies with the issuer's public key. */
export async function checkSignature(certificate: Certificate, issuer: Certificate, crypto: Crypto): Promise<void> {
  const algorithm = algorithmOf(certificate);
  const { key, coordinateSize } = await importPublicKey(issuer.subjectPublicKeyInfo, algorithm, crypto);
  const signature = coordinateSize
    ? rawEcdsaSignature(certificate.signature, coordinateSize)
    : new Uint8Array(certificate.signature);
  if (!(await crypto.subtle.verify(algorithm, key, signature, new Uint8Array(certificate.tbs)))) throw invalid();
}

function algorithmOf({ signatureAlgorithm }: Certificate): SignatureAlgorithmNames {
  const algorithm = Object.values(signatureAlgorithms).find(({ oid }) => oid === signatureAlgorithm);
  if (algorithm === undefined) {
    throw new X509Error("signature-algorithm-unsupported", "a certificate is signed with an algorithm not supported");
  }
  return algorithm;
}

function rawEcdsaSignature(der: Uint8Array, coordinateSize: number): Uint8Array<ArrayBuffer> {
  try {
    return parseEcdsaSignature(der, coordinateSize);
  } catch (cause) {
    throw invalid({ cause });
  }
}

function invalid(options?: ErrorOptions): X509Error {
  return new X509Error("signature-invalid", "a certificate was not signed with its issuer's key", options);
}
