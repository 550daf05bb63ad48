/**
 * Signature algorithms that the runtime verifies, by their COSE numbers: ES256, ES384, ES512 (-7, -35, -36), ESP256,
 * ESP384, ESP512 (-9, -51, -52), ES256K (-47), EdDSA on Ed25519 (-8), Ed25519, Ed448 (-19, -53), RS256, RS384, RS512
 * (-257, -258, -259), PS256, PS384 and PS512 (-37, -38, -39).
 *
 * Runtimes without OpenSSL may lack ES256K and Ed448: see {@link PluggableAlgorithm}.
 */
export type RuntimeAlgorithm =
  -7 | -9 | -8 | -19 | -35 | -51 | -36 | -52 | -53 | -47 | -257 | -258 | -259 | -37 | -38 | -39;

/**
 * Algorithms for which an application may bring a {@link SignatureVerifier}: ES256K (-47) and Ed448 (-53), which not every
 * runtime has, and ML-DSA-44, ML-DSA-65 and ML-DSA-87 (-48, -49, -50), which need one everywhere.
 */
export type PluggableAlgorithm = -47 | -53 | PostQuantumAlgorithm;

/** ML-DSA-44, ML-DSA-65 and ML-DSA-87. */
export type PostQuantumAlgorithm = -48 | -49 | -50;

/**
 * Signature algorithms of credentials by their COSE numbers.
 *
 * @see {@link https://www.iana.org/assignments/cose/cose.xhtml#algorithms | IANA COSE Algorithms}
 */
export type CoseAlgorithm = RuntimeAlgorithm | PostQuantumAlgorithm;

/** Algorithms of signatures in attestation statements: RS1 (-65535), with SHA-1, is for TPMs whose policy takes it. */
export type AttestationAlgorithm = CoseAlgorithm | -65535;

/** What an algorithm fixes about its keys and signatures. `hash` is a name of OpenSSL. */
export type AlgorithmParameters =
  | { readonly kty: "EC2"; readonly crv: EllipticCurve; readonly hash: string }
  | { readonly kty: "OKP"; readonly crv: EdwardsCurve }
  | { readonly kty: "RSA"; readonly padding: "PKCS1-v1_5" | "PSS"; readonly hash: string }
  | { readonly kty: "AKP"; readonly publicKeyLength: number };

/** Curves of ECDSA, in the spelling of COSE and JWK. */
export type EllipticCurve = "P-256" | "P-384" | "P-521" | "secp256k1";

/** Curves of EdDSA, in the spelling of COSE and JWK. */
export type EdwardsCurve = "Ed25519" | "Ed448";

/** Tells the algorithms of credentials from other COSE values. */
export function isCoseAlgorithm(value: unknown): value is CoseAlgorithm {
  return coseAlgorithms.some((algorithm) => algorithm === value);
}

/** Tells the algorithms that nobody can verify without a {@link SignatureVerifier} from the others. */
export function isPostQuantumAlgorithm(algorithm: AttestationAlgorithm): algorithm is PostQuantumAlgorithm {
  return algorithmParameters[algorithm].kty === "AKP";
}

/**
 * The one key type, curve and hash of each algorithm.
 *
 * [RFC9053] leaves the curve of ES256, ES384, ES512 and EdDSA open; WebAuthn Level 3 §5.8.5 does not.
 */
export const algorithmParameters: Readonly<Record<AttestationAlgorithm, AlgorithmParameters>> = {
  [-7]: { kty: "EC2", crv: "P-256", hash: "sha256" },
  [-9]: { kty: "EC2", crv: "P-256", hash: "sha256" },
  [-8]: { kty: "OKP", crv: "Ed25519" },
  [-19]: { kty: "OKP", crv: "Ed25519" },
  [-35]: { kty: "EC2", crv: "P-384", hash: "sha384" },
  [-51]: { kty: "EC2", crv: "P-384", hash: "sha384" },
  [-36]: { kty: "EC2", crv: "P-521", hash: "sha512" },
  [-52]: { kty: "EC2", crv: "P-521", hash: "sha512" },
  [-53]: { kty: "OKP", crv: "Ed448" },
  [-47]: { kty: "EC2", crv: "secp256k1", hash: "sha256" },
  [-257]: { kty: "RSA", padding: "PKCS1-v1_5", hash: "sha256" },
  [-258]: { kty: "RSA", padding: "PKCS1-v1_5", hash: "sha384" },
  [-259]: { kty: "RSA", padding: "PKCS1-v1_5", hash: "sha512" },
  [-37]: { kty: "RSA", padding: "PSS", hash: "sha256" },
  [-38]: { kty: "RSA", padding: "PSS", hash: "sha384" },
  [-39]: { kty: "RSA", padding: "PSS", hash: "sha512" },
  [-48]: { kty: "AKP", publicKeyLength: 1312 },
  [-49]: { kty: "AKP", publicKeyLength: 1952 },
  [-50]: { kty: "AKP", publicKeyLength: 2592 },
  [-65535]: { kty: "RSA", padding: "PKCS1-v1_5", hash: "sha1" },
};

/** Those that the runtime verifies. */
export const runtimeAlgorithms: readonly RuntimeAlgorithm[] = [
  ...([-7, -9, -8, -19, -35, -51, -36, -52, -53, -47, -257, -258, -259, -37, -38, -39] as const),
];

/** Those of credentials. */
const coseAlgorithms: readonly CoseAlgorithm[] = [...runtimeAlgorithms, -48, -49, -50];
