/** The signature algorithms of certificates that are signed and verified here, by the names of their standards. */
export type CertificateSignatureAlgorithm =
  | "sha256WithRSAEncryption"
  | "sha384WithRSAEncryption"
  | "sha512WithRSAEncryption"
  | "ecdsa-with-SHA256"
  | "ecdsa-with-SHA384";

/** What WebCrypto and DER call an algorithm. */
export interface SignatureAlgorithmNames {
  readonly oid: string;
  readonly name: "RSASSA-PKCS1-v1_5" | "ECDSA";
  readonly hash: "SHA-256" | "SHA-384" | "SHA-512";
}

/** [RFC4055] §5 and [RFC5758] §3.2. */
export const signatureAlgorithms: Readonly<Record<CertificateSignatureAlgorithm, SignatureAlgorithmNames>> = {
  sha256WithRSAEncryption: { oid: "1.2.840.113549.1.1.11", name: "RSASSA-PKCS1-v1_5", hash: "SHA-256" },
  sha384WithRSAEncryption: { oid: "1.2.840.113549.1.1.12", name: "RSASSA-PKCS1-v1_5", hash: "SHA-384" },
  sha512WithRSAEncryption: { oid: "1.2.840.113549.1.1.13", name: "RSASSA-PKCS1-v1_5", hash: "SHA-512" },
  "ecdsa-with-SHA256": { oid: "1.2.840.10045.4.3.2", name: "ECDSA", hash: "SHA-256" },
  "ecdsa-with-SHA384": { oid: "1.2.840.10045.4.3.3", name: "ECDSA", hash: "SHA-384" },
};
