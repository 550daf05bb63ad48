import { createPublicKey, type KeyObject } from "node:crypto";

import { formatDistinguishedName, parseCertificate, toPem, X509Error } from "@idpkit/x509";

import { AwsTwinError } from "../errors.js";
import { decodeBase64 } from "../xml/base64.js";

/** A key that may sign for the SAML provider, from a certificate of its metadata. */
export interface SigningKey {
  /** The certificate, as base64 of its DER. */
  readonly certificate: string;
  /** The certificate's subject, as [RFC4514] text. */
  readonly subject: string;
  readonly publicKey: KeyObject;
}

/**
 * Reads the certificate of a `KeyDescriptor`. IAM documents RSA keys of 1024 bits or more and does not look at the dates;
 * whether it takes EC keys and Ed25519 is not documented, so the walk warns of what they sign.
 *
 * @throws {@link AwsTwinError} `metadata-certificate`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | Create a SAML identity provider in IAM}
 */
export function readSigningKey(content: string): SigningKey {
  const certificate = content.replace(/\s/g, "");
  const { subject, publicKey } = readCertificate(decodeBase64(certificate) ?? new Uint8Array());
  if (!isTaken(publicKey)) throw malformed("holds neither an RSA key of at least 1024 bits, nor EC, nor Ed25519");
  return { certificate, subject, publicKey };
}

function isTaken({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): boolean {
  if (asymmetricKeyType === "rsa") return (asymmetricKeyDetails?.modulusLength ?? 0) >= 1024;
  return asymmetricKeyType === "ec" || asymmetricKeyType === "ed25519";
}

function readCertificate(der: Uint8Array): { subject: string; publicKey: KeyObject } {
  try {
    return {
      subject: formatDistinguishedName(parseCertificate(der).subject),
      publicKey: createPublicKey(toPem(der)),
    };
  } catch (cause) {
    throw malformed(cause instanceof X509Error ? "is not base64 of X.509" : "holds a key that cannot be read", cause);
  }
}

function malformed(problem: string, cause?: unknown): AwsTwinError {
  return new AwsTwinError("metadata-certificate", `A certificate of the provider's metadata ${problem}.`, { cause });
}
