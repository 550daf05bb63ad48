import { createPrivateKey, type KeyObject } from "node:crypto";

import { AwsTwinError } from "../errors.js";

/**
 * Reads the private keys that IAM decrypts assertions with: RSA, unencrypted PEM of at most 16 384 characters, at most two.
 *
 * @throws {@link AwsTwinError} `decryption-key-malformed`.
 *
 * @see {@link https://docs.aws.amazon.com/IAM/latest/APIReference/API_UpdateSAMLProvider.html | UpdateSAMLProvider: AddPrivateKey}
 */
export function readDecryptionKeys(keys: readonly string[]): readonly KeyObject[] {
  if (keys.length > 2) throw new AwsTwinError("decryption-key-malformed", "IAM holds at most two decryption keys.");
  return keys.map((pem) => {
    const key = pem.length <= 16_384 ? parse(pem) : undefined;
    if (key?.asymmetricKeyType === "rsa") return key;
    throw new AwsTwinError("decryption-key-malformed", "A decryption key is not an unencrypted RSA key in PEM.");
  });
}

function parse(pem: string): KeyObject | undefined {
  try {
    return createPrivateKey(pem);
  } catch {
    return undefined;
  }
}
