import { createPrivateKey } from "node:crypto";

import { DoctorError } from "../errors.js";

/**
 * Reads the private key with which IAM decrypts assertions, in PEM without a passphrase and of at most 16 384
 * characters, as IAM takes it.
 *
 * @throws {@link DoctorError} `decryption-key-malformed`.
 * @see {@link https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_saml.html | IAM: manage SAML encryption keys}
 */
export function parseDecryptionKey(pem: string): string {
  try {
    if (pem.length <= 16_384 && createPrivateKey(pem).asymmetricKeyType === "rsa") return pem;
  } catch {
    // What OpenSSL says could quote the key.
  }
  throw new DoctorError(
    "decryption-key-malformed",
    "this is no RSA private key in PEM without a passphrase that IAM takes",
  );
}
