import { SamlError } from "../errors.js";
import { parseSubjectPublicKeyInfo } from "./certificate.js";
import type { Signer } from "./signer.js";

/**
 * Makes a {@link Signer} of a WebCrypto key and its certificate.
 *
 * The key is RSASSA-PKCS1-v1_5 with SHA-256, of 2048 bits or more, and may well be unextractable. That the certificate
 * holds its public key is proved by a trial signature when the signer is first used: a mix-up after a roll-over fails
 * here instead of at each service provider.
 *
 * @param certificate - DER, not PEM.
 * @throws {@link SamlError} `key-unsupported`, `key-too-short`, `certificate-malformed`; and `certificate-mismatch` from
 * each `sign`.
 * @see {@link https://www.rfc-editor.org/rfc/rfc9231#section-2.3.2 | RFC 9231 §2.3.2}
 */
export function createSigner(
  privateKey: CryptoKey,
  certificate: Uint8Array,
  options: { readonly crypto?: Crypto } = {},
): Signer {
  const { subtle } = options.crypto ?? globalThis.crypto;
  checkPrivateKey(privateKey);
  const publicKeyInfo = parseSubjectPublicKeyInfo(certificate);

  // Kept also when it fails: neither key nor certificate of this signer will ever change.
  let possession: Promise<void> | undefined;
  return {
    algorithm: "RSA-SHA256",
    certificate: new Uint8Array(certificate),
    async sign(data) {
      await (possession ??= provePossession(subtle, privateKey, publicKeyInfo));
      return new Uint8Array(await subtle.sign(rsa, privateKey, new Uint8Array(data)));
    },
  };
}

function checkPrivateKey(key: CryptoKey): void {
  const algorithm = key.algorithm as RsaHashedKeyAlgorithm;
  if (key.type !== "private" || algorithm.name !== rsa.name || algorithm.hash.name !== rsa.hash) {
    throw new SamlError("key-unsupported", "The key is not an RSASSA-PKCS1-v1_5 private key for SHA-256 signatures.");
  }
  if (algorithm.modulusLength < 2048) throw new SamlError("key-too-short", "The RSA key has fewer than 2048 bits.");
}

async function provePossession(
  subtle: SubtleCrypto,
  privateKey: CryptoKey,
  publicKeyInfo: Uint8Array<ArrayBuffer>,
): Promise<void> {
  const trial = new TextEncoder().encode("Does the certificate hold the public key of this private key?");
  const signature = await subtle.sign(rsa, privateKey, trial);
  const verified = await subtle
    .importKey("spki", publicKeyInfo, rsa, false, ["verify"])
    .then((publicKey) => subtle.verify(rsa, publicKey, signature, trial))
    .catch((cause: unknown) => {
      throw mismatch({ cause });
    });
  if (!verified) throw mismatch();
}

function mismatch(options?: ErrorOptions): SamlError {
  return new SamlError("certificate-mismatch", "The certificate does not hold the public key of the signer.", options);
}

const rsa = { name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" };
