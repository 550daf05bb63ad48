import { serializeEcdsaSignature } from "./ecdsa-signature.js";
import { signatureAlgorithms, type CertificateSignatureAlgorithm } from "./signature-algorithms.js";

/**
 * Signs certificates with a key that stays with its owner: WebCrypto, a KMS or an HSM.
 *
 * Whoever fills this role is trusted to sign with the key that the issuer's certificate names.
 */
export interface CertificateSigner {
  readonly algorithm: CertificateSignatureAlgorithm;
  /** Hashes and signs the DER of a TBSCertificate. ECDSA signatures are DER, as X.509 wants them, not `r || s`. */
  sign(tbs: Uint8Array): Promise<Uint8Array>;
}

/**
 * Makes a {@link CertificateSigner} of a private key of WebCrypto: RSASSA-PKCS1-v1_5 with SHA-256, SHA-384 or SHA-512, or
 * ECDSA on P-256 (with SHA-256) or P-384 (with SHA-384). Any other key is a `TypeError`.
 */
export function createCertificateSigner(
  privateKey: CryptoKey,
  { crypto = globalThis.crypto }: { readonly crypto?: Crypto } = {},
): CertificateSigner {
  const algorithm = algorithmOf(privateKey);
  const { name, hash } = signatureAlgorithms[algorithm];
  return {
    algorithm,
    async sign(tbs) {
      const signature = await crypto.subtle.sign({ name, hash }, privateKey, new Uint8Array(tbs));
      return name === "ECDSA" ? serializeEcdsaSignature(new Uint8Array(signature)) : new Uint8Array(signature);
    },
  };
}

function algorithmOf({ usages, algorithm }: CryptoKey): CertificateSignatureAlgorithm {
  const { name, hash, namedCurve } = algorithm as KeyAlgorithm & { hash?: KeyAlgorithm; namedCurve?: string };
  const signatureAlgorithm = algorithmsOfKeys.get(`${name} ${hash?.name ?? namedCurve ?? ""}`);
  if (!usages.includes("sign") || signatureAlgorithm === undefined) {
    throw new TypeError("certificates are signed with a private RSASSA-PKCS1-v1_5, P-256 or P-384 key that may sign");
  }
  return signatureAlgorithm;
}

const algorithmsOfKeys: ReadonlyMap<string, CertificateSignatureAlgorithm> = new Map([
  ["RSASSA-PKCS1-v1_5 SHA-256", "sha256WithRSAEncryption"],
  ["RSASSA-PKCS1-v1_5 SHA-384", "sha384WithRSAEncryption"],
  ["RSASSA-PKCS1-v1_5 SHA-512", "sha512WithRSAEncryption"],
  ["ECDSA P-256", "ecdsa-with-SHA256"],
  ["ECDSA P-384", "ecdsa-with-SHA384"],
]);
