import { KeyObject } from "node:crypto";

import type { CertificateSignatureAlgorithm } from "../signature/signature-algorithms.js";
import { createCryptoKeySigner } from "./crypto-key-signer.js";
import { createKeyObjectSigner } from "./key-object-signer.js";

/**
 * Signs certificates with a key that stays with its owner: in memory, in a KMS or an HSM.
 *
 * Whoever fills this role is trusted to sign with the key that the issuer's certificate names.
 */
export interface CertificateSigner {
  readonly algorithm: CertificateSignatureAlgorithm;
  /** Hashes and signs the DER of a TBSCertificate. ECDSA signatures are DER, as X.509 wants them, not `r || s`. */
  sign(tbs: Uint8Array): Promise<Uint8Array>;
}

/**
 * Makes a {@link CertificateSigner} of a private key: RSA, P-256, P-384, P-521, Ed25519 or Ed448.
 *
 * A `CryptoKey` signs as it was made for, RSA with its own padding and hash. A `KeyObject` is faster, and of RSA it signs
 * with `sha256WithRSAEncryption`, which everybody verifies, unless `algorithm` says otherwise. ECDSA hashes to the size of
 * the curve. Any other key, and an algorithm that is not the key's, is a `TypeError`.
 */
export function createCertificateSigner(
  privateKey: CryptoKey | KeyObject,
  { algorithm }: { readonly algorithm?: CertificateSignatureAlgorithm } = {},
): CertificateSigner {
  return privateKey instanceof KeyObject
    ? createKeyObjectSigner(privateKey, algorithm)
    : createCryptoKeySigner(privateKey, algorithm);
}
