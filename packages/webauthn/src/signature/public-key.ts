import { Buffer } from "node:buffer";
import { createPublicKey, getCurves, type KeyObject } from "node:crypto";

import { readPublicKey } from "@idpkit/x509";

import {
  algorithmParameters,
  type AttestationAlgorithm,
  type EdwardsCurve,
  type EllipticCurve,
  type PluggableAlgorithm,
} from "../cose/algorithm.js";
import { checkEllipticPoint } from "../cose/elliptic-point.js";
import type { CosePublicKey } from "../cose/public-key.js";
import { publicKeyJwk, type PublicKeyJwk } from "../cose/public-key-jwk.js";
import { WebAuthnError } from "../errors.js";
import type { SignatureVerifier } from "./signature-verifier.js";

/** A public key, and the one algorithm that it verifies. */
export type VerificationKey = RuntimeKey | PluggedKey;

/** A key with which the runtime verifies. */
export interface RuntimeKey {
  readonly algorithm: AttestationAlgorithm;
  readonly key: KeyObject;
}

/** A key with which the application's verifier verifies. */
export interface PluggedKey {
  readonly algorithm: PluggableAlgorithm;
  readonly publicKey: CosePublicKey;
  readonly verifier: SignatureVerifier;
}

/**
 * Imports a credential public key. The runtime refuses a point that is not on its elliptic curve.
 *
 * @param verifiers - Those that the application brought; each is preferred to the runtime.
 * @throws {@link WebAuthnError} `public-key-malformed`, or `algorithm-unsupported` when neither knows the algorithm.
 */
export function importPublicKey(
  publicKey: CosePublicKey,
  verifiers: readonly SignatureVerifier[] = [],
): VerificationKey {
  const verifier = verifiers.find(({ algorithm }) => algorithm === publicKey.algorithm);
  if (verifier !== undefined) return { algorithm: verifier.algorithm, publicKey, verifier };
  const { algorithm } = publicKey;
  // No OpenSSL takes longer to read a JWK than other forms of most keys.
  const jwk = publicKeyJwk(publicKey);
  if (jwk === undefined) {
    throw new WebAuthnError("algorithm-unsupported", "The algorithm needs a signature verifier.");
  }
  return { algorithm, key: importJwk(jwk) };
}

/**
 * Makes sure that a credential public key can be imported. On the curves of the NIST that every runtime has, whether it is a
 * point is computed here: importing it would take as long as verifying a signature.
 *
 * @throws {@link WebAuthnError} as {@link importPublicKey} does.
 */
export function checkPublicKey(publicKey: CosePublicKey, verifiers?: readonly SignatureVerifier[]): void {
  if (publicKey.kty === "EC2" && publicKey.crv !== "secp256k1") checkEllipticPoint(publicKey);
  else importPublicKey(publicKey, verifiers);
}

/**
 * Imports the public key of an attestation certificate for the algorithm that the statement names.
 *
 * @throws {@link WebAuthnError} `attestation-algorithm-mismatch` when the key is of another type or curve,
 * `attestation-algorithm-unsupported` for ML-DSA, `public-key-unsafe` for RSA keys that credentials could not have.
 */
export function importCertificateKey(subjectPublicKeyInfo: Uint8Array, algorithm: AttestationAlgorithm): RuntimeKey {
  if (algorithmParameters[algorithm].kty === "AKP") {
    throw new WebAuthnError("attestation-algorithm-unsupported", "The attestation's algorithm is not supported.");
  }
  const { key, curve } = readSpki(subjectPublicKeyInfo) ?? importSpki(subjectPublicKeyInfo);
  if (curve !== expectedCurve(algorithm)) throw certificateKeyMismatch();
  if (curve === "rsa") checkRsaKey(key);
  return { algorithm, key };
}

function importJwk(key: PublicKeyJwk): KeyObject {
  try {
    return createPublicKey({ key, format: "jwk" });
  } catch (cause) {
    if (isCurveMissing(key)) {
      throw new WebAuthnError("algorithm-unsupported", "The algorithm needs a signature verifier here.", { cause });
    }
    throw new WebAuthnError("public-key-malformed", "The public key is not one of its algorithm.", { cause });
  }
}

/** Whether the runtime was built without the curve of a key that it did not take. Those that have Ed448 take any key of it. */
function isCurveMissing(key: PublicKeyJwk): boolean {
  if (key.kty === "RSA") return false;
  return key.crv === "Ed448" || (key.crv === "secp256k1" && !getCurves().includes(key.crv));
}

/** A key, and its curve in the words of OpenSSL or else its type. */
interface CertificateKey {
  readonly key: KeyObject;
  readonly curve: string | undefined;
}

/** Reads the kinds that most certificates have, for which OpenSSL alone takes longer than for a signature; no others. */
function readSpki(subjectPublicKeyInfo: Uint8Array): CertificateKey | undefined {
  try {
    const { kind, key } = readPublicKey(subjectPublicKeyInfo);
    return { key, curve: kind.type === "RSA" ? "rsa" : opensslCurve[kind.type === "EC" ? kind.namedCurve : kind.type] };
  } catch {
    // Perhaps a sound key on another curve, perhaps none: OpenSSL knows.
    return undefined;
  }
}

function importSpki(subjectPublicKeyInfo: Uint8Array): CertificateKey {
  try {
    // `Buffer` is what the declarations of `createPublicKey` ask for.
    const key = createPublicKey({ key: Buffer.from(subjectPublicKeyInfo), format: "der", type: "spki" });
    return { key, curve: curveOf(key) };
  } catch (cause) {
    throw certificateKeyMismatch({ cause });
  }
}

/** The curve in the words of OpenSSL, where the type of the key does not say it. */
function curveOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | undefined {
  return asymmetricKeyType === "ec" ? asymmetricKeyDetails?.namedCurve : asymmetricKeyType;
}

function expectedCurve(algorithm: AttestationAlgorithm): string {
  const parameters = algorithmParameters[algorithm];
  return "crv" in parameters ? opensslCurve[parameters.crv] : "rsa";
}

const opensslCurve: Readonly<Record<EllipticCurve | EdwardsCurve, string>> = {
  "P-256": "prime256v1",
  "P-384": "secp384r1",
  "P-521": "secp521r1",
  secp256k1: "secp256k1",
  Ed25519: "ed25519",
  Ed448: "ed448",
};

function checkRsaKey({ asymmetricKeyDetails: { modulusLength, publicExponent } = {} }: KeyObject): void {
  if (modulusLength === undefined || publicExponent === undefined) return;
  const isSound = publicExponent >= 65537n && publicExponent < 2n ** 32n && publicExponent % 2n === 1n;
  if (modulusLength < 2048 || modulusLength > 4096 || !isSound) {
    throw new WebAuthnError(
      "public-key-unsafe",
      "The attestation key's modulus or exponent is too small or too large.",
    );
  }
}

function certificateKeyMismatch(options?: ErrorOptions): WebAuthnError {
  const message = "The certificate's key is for another algorithm.";
  return new WebAuthnError("attestation-algorithm-mismatch", message, options);
}
