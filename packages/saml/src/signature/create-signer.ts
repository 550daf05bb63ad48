import { KeyObject } from "node:crypto";

import { SamlError } from "../errors.js";
import { nodeKey } from "./node-key.js";
import { signatureMethods, type SignatureAlgorithm } from "./signature-algorithms.js";
import type { Signer } from "./signer.js";
import { createVerificationKey } from "./verification-key.js";
import { verifyOctets } from "./verify-octets.js";
import { webCryptoKey } from "./web-crypto-key.js";

/** What a private key does not say itself. */
export interface SignerOptions {
  /**
   * What to sign with. By default RSA-SHA256 for an RSA `KeyObject`, as every service provider takes it; for any other
   * key there is only one, and no other may be asked for.
   */
  readonly algorithm?: SignatureAlgorithm;
  /** The WebCrypto that a `CryptoKey` belongs to, such as one over PKCS #11; by default that of the runtime. */
  readonly crypto?: Pick<Crypto, "subtle">;
}

/**
 * Makes a {@link Signer} of a private key and its certificate.
 *
 * The key is RSA of 2048 bits or more, or EC on P-256, P-384 or P-521 with SHA-256, SHA-384 or SHA-512 in this order. It
 * comes as a `KeyObject`, which is the fastest, or as a `CryptoKey`, which may be unextractable and says itself whether it
 * is for RSASSA-PKCS1-v1_5, RSA-PSS or ECDSA.
 *
 * That the certificate holds its public key is proved with the first signature, before it leaves: a mix-up after a
 * roll-over fails here instead of at each service provider.
 *
 * @param certificate - DER, not PEM.
 * @throws {@link SamlError} `key-unsupported`, `key-too-short`, `certificate-malformed`; and `certificate-mismatch` from
 * each `sign`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9231#section-2.3 | RFC 9231 §2.3}
 */
export function createSigner(
  privateKey: CryptoKey | KeyObject,
  certificate: Uint8Array,
  options: SignerOptions = {},
): Signer {
  const { algorithm: wanted, crypto } = options;
  const { algorithm, sign } =
    privateKey instanceof KeyObject ? nodeKey(privateKey, wanted) : webCryptoKey(privateKey, wanted, crypto);
  const publicKey = createVerificationKey(certificate);

  // Behind another WebCrypto a key may be exchanged under its handle, so that each of its signatures has to be looked at.
  let proven = false;
  return {
    algorithm,
    certificate: new Uint8Array(certificate),
    async sign(data) {
      const signature = await sign(data);
      proven =
        (proven && crypto === undefined) || verifyOctets(data, signature, signatureMethods[algorithm], [publicKey]);
      if (!proven) {
        throw new SamlError("certificate-mismatch", "The certificate does not hold the public key of the signer.");
      }
      return signature;
    },
  };
}
