import { serializeEcdsaSignature } from "../signature/ecdsa-signature.js";
import { signatureAlgorithms, type CertificateSignatureAlgorithm } from "../signature/signature-algorithms.js";
import type { CertificateSigner } from "./certificate-signer.js";

/** Signs with WebCrypto, so that a key which must not leave it does not. */
export function createCryptoKeySigner(
  privateKey: CryptoKey,
  asked: CertificateSignatureAlgorithm | undefined,
): CertificateSigner {
  const algorithm = algorithmOf(privateKey);
  if ((asked ?? algorithm) !== algorithm) throw new TypeError("the key signs otherwise");
  const { hash, saltLength = 0 } = signatureAlgorithms[algorithm];
  const { name } = privateKey.algorithm;
  // Each algorithm takes its own of these, and leaves the others alone.
  const parameters = { name, hash: `SHA-${hash?.slice(-3) ?? ""}`, saltLength };
  return {
    algorithm,
    async sign(tbs) {
      const signature = new Uint8Array(await crypto.subtle.sign(parameters, privateKey, new Uint8Array(tbs)));
      return name === "ECDSA" ? serializeEcdsaSignature(signature) : signature;
    },
  };
}

function algorithmOf({ usages, algorithm }: CryptoKey): CertificateSignatureAlgorithm {
  const { name, hash, namedCurve } = algorithm as KeyAlgorithm & { hash?: KeyAlgorithm; namedCurve?: string };
  const signatureAlgorithm = algorithmsOfKeys.get([name, hash?.name ?? namedCurve].join(" ").trim());
  if (!usages.includes("sign") || signatureAlgorithm === undefined) {
    throw new TypeError(
      "certificates are signed with a private key that may sign: RSA, P-256, P-384, P-521, Ed25519 or Ed448",
    );
  }
  return signatureAlgorithm;
}

const algorithmsOfKeys: ReadonlyMap<string, CertificateSignatureAlgorithm> = new Map([
  ["RSASSA-PKCS1-v1_5 SHA-256", "sha256WithRSAEncryption"],
  ["RSASSA-PKCS1-v1_5 SHA-384", "sha384WithRSAEncryption"],
  ["RSASSA-PKCS1-v1_5 SHA-512", "sha512WithRSAEncryption"],
  ["RSA-PSS SHA-256", "RSASSA-PSS-SHA256"],
  ["RSA-PSS SHA-384", "RSASSA-PSS-SHA384"],
  ["RSA-PSS SHA-512", "RSASSA-PSS-SHA512"],
  ["ECDSA P-256", "ecdsa-with-SHA256"],
  ["ECDSA P-384", "ecdsa-with-SHA384"],
  ["ECDSA P-521", "ecdsa-with-SHA512"],
  ["Ed25519", "Ed25519"],
  ["Ed448", "Ed448"],
]);
