/** How a signature is made, by the names of the standards; the hash is also that of the digest under the signature. */
export type SignatureAlgorithm =
  | "RSA-SHA256"
  | "RSA-SHA384"
  | "RSA-SHA512"
  | "RSA-PSS-SHA256"
  | "RSA-PSS-SHA384"
  | "RSA-PSS-SHA512"
  | "ECDSA-SHA256"
  | "ECDSA-SHA384"
  | "ECDSA-SHA512";

/** A hash function, as `node:crypto` calls it. */
export type DigestAlgorithm = "sha256" | "sha384" | "sha512";

/** What there is to know of a {@link SignatureAlgorithm}. */
export interface SignatureMethod {
  /** Value of `SignatureMethod/@Algorithm`, and of `SigAlg` in a query. */
  readonly uri: string;
  readonly hash: DigestAlgorithm;
  readonly keyType: "rsa" | "ec";
  /** For RSA: PKCS #1 v1.5, or PSS with MGF1 over the same hash and a salt as long as the hash. */
  readonly padding?: "pkcs1" | "pss";
}

/**
 * The algorithms that are signed with and verified: one table, so that what we sign is what we verify.
 *
 * SHA-1, DSA and HMAC are not in it: whatever names them is unknown here.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9231#section-2.3 | RFC 9231 §2.3.2–2.3.4, §2.3.6, §2.3.10}
 */
export const signatureMethods: Readonly<Record<SignatureAlgorithm, SignatureMethod>> = {
  "RSA-SHA256": { uri: xmldsigMore("rsa-sha256"), hash: "sha256", keyType: "rsa", padding: "pkcs1" },
  "RSA-SHA384": { uri: xmldsigMore("rsa-sha384"), hash: "sha384", keyType: "rsa", padding: "pkcs1" },
  "RSA-SHA512": { uri: xmldsigMore("rsa-sha512"), hash: "sha512", keyType: "rsa", padding: "pkcs1" },
  "RSA-PSS-SHA256": { uri: xmldsigMore2007("sha256-rsa-MGF1"), hash: "sha256", keyType: "rsa", padding: "pss" },
  "RSA-PSS-SHA384": { uri: xmldsigMore2007("sha384-rsa-MGF1"), hash: "sha384", keyType: "rsa", padding: "pss" },
  "RSA-PSS-SHA512": { uri: xmldsigMore2007("sha512-rsa-MGF1"), hash: "sha512", keyType: "rsa", padding: "pss" },
  "ECDSA-SHA256": { uri: xmldsigMore("ecdsa-sha256"), hash: "sha256", keyType: "ec" },
  "ECDSA-SHA384": { uri: xmldsigMore("ecdsa-sha384"), hash: "sha384", keyType: "ec" },
  "ECDSA-SHA512": { uri: xmldsigMore("ecdsa-sha512"), hash: "sha512", keyType: "ec" },
};

/**
 * Values of `DigestMethod/@Algorithm`.
 *
 * @see {@link https://www.rfc-editor.org/rfc/rfc9231#section-2.1.3 | RFC 9231 §2.1.3}
 * @see {@link https://www.w3.org/TR/xmlenc-core1/#sec-Alg-MessageDigest | XML Encryption 1.1 §5.8}
 */
export const digestMethods: Readonly<Record<DigestAlgorithm, string>> = {
  sha256: "http://www.w3.org/2001/04/xmlenc#sha256",
  sha384: "http://www.w3.org/2001/04/xmldsig-more#sha384",
  sha512: "http://www.w3.org/2001/04/xmlenc#sha512",
};

function xmldsigMore(name: string): string {
  return `http://www.w3.org/2001/04/xmldsig-more#${name}`;
}

function xmldsigMore2007(name: string): string {
  return `http://www.w3.org/2007/05/xmldsig-more#${name}`;
}
